/**
 * What can be wrong with a file of the register. The codes are stable; the catalogues say in the reader's language what
 * it is and what to do (`fault.<code>`), with the values as parameters.
 */
export const faultCodes = [
  // The file as a whole.
  'too-large',
  'empty-file',
  'unknown-ending',
  'old-excel',
  'not-utf8',
  'wrong-content',
  'damaged',
  'macros',
  'bomb',
  'too-many-cells',
  'not-a-workbook',
  'bad-csv',
  // The text of a programme file.
  'text-too-large',
  'text-empty',
  'nul',
  'too-many-values',
  'too-deep',
  'no-document',
  'not-yaml',
  'second-document',
  'yaml-tab',
  'yaml-indent',
  'yaml-colon',
  'yaml-colon-space',
  'yaml-hyphen-space',
  'yaml-bracket',
  'yaml-hash',
  'yaml-sign',
  'no-anchor',
  'unprintable',
  'too-many-aliases',
  'key-twice',
  'too-many-faults',
  'more-faults',
  'newer-version',
  // The shape of a value.
  'missing',
  'blank',
  'wrong-shape',
  'wrong-shape-quotes',
  'not-one-of',
  'must-be',
  'empty-text',
  'too-few',
  'too-small',
  'too-big',
  'invalid',
  'unknown-key',
  'unknown-key-known',
  'bad-id',
  'long-id',
  'no-language',
  'no-local-text',
  'bad-email',
  'long-email',
  'bad-date',
  'bad-yearly-day',
  'bad-time',
  'taken-id',
  'why-id',
  'office-hours',
  'bad-answer',
  'bad-time-zone',
  'no-holidays',
  'bad-targets',
  'no-coordinator',
  // What must agree between values.
  'unknown-series',
  'unknown-goal',
  'unknown-area',
  'unknown-theme',
  'unknown-unit',
  'unknown-place',
  'unknown-project',
  'unknown-question',
  'unknown-choice',
  'no-scale',
  'no-step',
  'which-series',
  'answers-or-summary',
  'bad-subject',
  'no-line',
  'no-section',
  'question-not-asked',
  'level-quoted',
  'text-unquoted',
  'bad-answer-form',
  'no-json',
  'same-input',
  'level-without-scale',
  'depends-on-itself',
  'other-scope',
  'nothing-to-choose',
  'no-such-choice',
  'own-goal',
  'same-indicator',
  'question-indicator',
  'own-deputy',
  'ends-before',
  'second-line',
  'reported-before',
  'taken',
  'listed-twice',
  'several-deadlines',
  'too-many-reminders',
  'due-before-open',
  // What is allowed but seldom meant: a warning.
  'sheet-without-owners',
  'goal-without-lines',
  'question-not-shown',
  'question-never-asked',
  'nothing-required',
  'deadline-on-day-off',
  'person-without-language',
  'text-missing',
  'same-name',
  'person-not-listed',
  'project-without-lines',
  'begins-after-last-round',
  'indicator-never-asked',
  'group-never-closed',
  'scale-not-percent',
  'cut-at-hash',
  'reminder-before-opening',
  'reminder-after-lock',
  'rounds-past',
  'more-warnings',
  // The cells of a workbook or of CSV.
  'formula',
  'cell-error',
  'no-calendar-date',
  'date-for-text',
  'no-number',
  'text-for-date',
  'no-yes',
  'merged',
  'unknown-column',
  'second-column',
  'header-not-text',
  'no-header',
  'no-sheet',
  'unknown-table',
  'no-column',
  'no-parent',
  'both-texts',
  'other-row',
] as const

export type FaultCode = (typeof faultCodes)[number]

/** Words within a sentence that are the reader's too: a shape, a scope (`fault.word.<word>`). */
export const faultWords = [
  'text',
  'number',
  'whole-number',
  'boolean',
  'list',
  'object',
  'other-form',
  'line',
  'project',
  'section',
  'theme',
  'goal',
  'programme',
  'series',
] as const

export type FaultWord = (typeof faultWords)[number]

export type FaultValue = string | number | { readonly word: FaultWord }

/** What is wrong, before it is said in a language. */
export interface FaultWords {
  readonly code: FaultCode
  readonly values?: Readonly<Record<string, FaultValue>>
  /** The known word that a misspelt one was probably meant to be. */
  readonly near?: string
}

/** One thing to put right in a file. */
export interface FileFault extends FaultWords {
  /** The sheet of a workbook; the line is then a row. */
  readonly sheet?: string
  readonly line: number
  readonly column: number
  /** `projects[3].lines[0].goal`, or the header of a column; empty for the file as a whole. */
  readonly path: string
}
