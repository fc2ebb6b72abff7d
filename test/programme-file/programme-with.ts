import { faultText } from '../../src/locales/fault-text.ts'
import { readProgramme } from '../../src/programme-file/read-programme.ts'

export interface Parts {
  readonly file?: object
  readonly project?: object
  readonly line?: object
  readonly series?: object
  readonly schedule?: object
  readonly reminders?: object
  readonly questions?: readonly object[]
  readonly history?: readonly object[]
}

/** The question that others depend on. */
export const status = { id: 'status', type: 'choice', choices: [{ id: 'late' }, { id: 'done' }] }

/** A programme without a fault, with one part of it replaced. JSON is YAML. */
function programmeWith({ file, project, line, series, schedule, reminders, questions, history }: Parts): string {
  return JSON.stringify({
    programme: 'p',
    name: 'P',
    goals: [{ id: 'g1' }, { id: 'g2' }],
    areas: [{ id: 'a1' }],
    themes: [{ id: 'k1', goal: 'g1', sections: [{ id: 's1' }] }],
    units: [{ id: 'u1' }],
    places: [{ id: 'm1' }],
    scale: [{ value: 0 }, { value: 50 }],
    coordinators: ['c@example.fi'],
    projects: [{ id: 'p1', lines: [{ goal: 'g1', ...line }], ...project }],
    series: [
      {
        id: 's',
        schedule,
        reminders,
        questions: questions ?? [{ id: 'level', type: 'level' }, { id: 'results', type: 'text' }, status],
        ...series,
      },
    ],
    history,
    ...file,
  })
}

/** `path: message` of every fault. */
export function faultsOf(parts: Parts): readonly string[] {
  const reading = readProgramme(programmeWith(parts), 'programme.yaml')
  return reading.ok ? [] : reading.faults.map((fault) => `${fault.path}: ${faultText(fault, 'en')}`)
}

/** With a question `q` after the status; free text unless told otherwise. */
export function ask(question: object): Parts {
  return { questions: [status, { id: 'q', type: 'text', ...question }] }
}
