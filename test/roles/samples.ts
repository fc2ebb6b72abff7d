/**
 * What a press or a command needs beside its object to get past the reading of its data. A new verb or command whose
 * data is more than `round`, `sheet`, `subject` and `revision` gets a line here, and always a row in docs/security.md.
 */
export const verbSamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  save: { asked: 'level,results', level: '50', results: 'Better.' },
  quick: { answer: 'nothing' },
  same: { goal: 'access' },
  snooze: { until: 'tomorrow' },
  delegate: { step: 'confirm', deputy: 'listed@example.fi', what: '' },
  audit: { project: '', page: 1 },
  summary: { goal: 'access' },
  'write-summary': { goal: 'access', step: 'next', translationRevision: 0, text: 'x', translation: '', language: 'en' },
  text: { deadline: '2021-05-15', question: 'results' },
  'write-text': {
    deadline: '2021-05-15',
    question: 'results',
    step: 'restore',
    translationRevision: 0,
  },
  'join-answers': { joined: 'yes' },
  tell: { project: 'first' },
  suggest: { part: 0, target: '', step: 'send', version: 0, text: 'Better access', indicators: 'Visits', source: '' },
  suggestion: { project: 'first', goal: 'access', target: '' },
  'undo-suggestion': { project: 'first', goal: 'access', target: '', revision: 2 },
  'decide-suggestion': {
    project: 'first',
    goal: 'access',
    target: '',
    step: 'decline',
    revision: 1,
    version: 0,
    text: '',
    indicators: '',
    source: '',
    reason: 'x',
  },
  'record-telling': { project: 'first', contact: 'outside@example.fi', told: 'yes' },
  import: { upload: 'x', version: 1, step: 'drop' },
  assign: { project: 'first', before: '', after: '' },
  command: { text: 'help' },
}

/** What is typed after a command; `{project}` stands for the project of the cell. */
export const commandSamples: Readonly<Record<string, string>> = {
  history: '{project}',
  language: 'sv',
  reminders: 'last',
  extend: '2021-11-12',
  assign: '{project} to listed@example.fi',
  clock: '2021-10-19 09:00',
}
