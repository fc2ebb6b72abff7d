import { describe, expect, test } from 'vitest'
import type { Answer, AnswerValues } from '../../src/domain/answer.ts'
import type { Exemption } from '../../src/domain/expected-set.ts'
import type { Project } from '../../src/domain/programme.ts'
import type { Question } from '../../src/domain/question.ts'
import { type SheetContext, sameAs } from '../../src/domain/sheet-context.ts'
import { sameGoals, unchangedOf } from '../../src/domain/shortcuts.ts'
import {
  aDraft,
  aLine,
  aProgramme,
  aProject,
  aSeries,
  aSheet,
  aSheetContext,
  autumn,
  coordinator,
  deviation,
  level,
  now,
  results,
  spring,
  status,
  values,
} from '../builders.ts'

const line = 'line/perhekeskus/availability'
const project = 'project/perhekeskus'
const deadlines = ['2019-11-15', '2020-05-15', '2020-11-15', spring]
const asked = [level, results, status, deviation]

const quick: Answer = { kind: 'quick', quick: 'nothing' }
const said = (answered: AnswerValues = { level: 25 }): Answer => values({ results: 'Työ alkoi.', ...answered })
const still = (since: string, answered: AnswerValues = { level: 25 }): Answer => ({
  kind: 'unchanged',
  since,
  values: answered,
})

describe('“no change” is offered', () => {
  const optional: Question = { ...results, required: false }
  const more: Question = { ...results, id: 'more' }
  const pace: Question = { ...status, id: 'pace', scope: 'line' }

  test.each<[string, readonly Question[], readonly Answer[], boolean]>([
    ['where the last round has every required answer', asked, [said()], true],
    ['not in the first round', asked, [], false],
    ['not where the last round has no level', asked, [values({ results: 'x' })], false],
    ['not where the last round has no words', asked, [values({ level: 25 })], false],
    ['where words need not be written', [level, optional], [values({ level: 25 })], true],
    ['not where the last round has no choice', [level, results, pace], [said()], false],
    ['where the last round has its choice', [level, results, pace], [said({ level: 25, pace: 'on-track' })], true],
    ['not after a quick answer', asked, [said(), quick], false],
    ['where a quick answer lies further back', asked, [quick, said()], true],
    ['after “no change”', asked, [said(), still('2020-11-15')], true],
    ['after “as under another goal”', asked, [{ kind: 'same', goal: 'costs', values: { level: 25 } }], true],
    ['not where another question has become required since', [...asked, more], [said()], false],
    [
      'not where one has become required since, “no change” between',
      [...asked, more],
      [said(), still('2020-11-15')],
      false,
    ],
    ['not where a choice was added since, “no change” between', [...asked, pace], [said(), still('2020-11-15')], false],
  ])('%s', (_, questions, earlier, offered) => {
    expect(unchangedOf(autumnAfter(earlier, questions), line) !== undefined).toBe(offered)
  })

  test.each<[string, AnswerValues, boolean]>([
    ['with what the last choice did not lead to', { status: 'on-track' }, true],
    ['with what it led to', { status: 'delayed', deviation: 'Rekrytointi' }, true],
    ['not without what it led to and required', { status: 'delayed' }, false],
  ])('for a project %s', (_, answered, offered) => {
    expect(unchangedOf(autumnAfter([values(answered)], asked, project), project) !== undefined).toBe(offered)
  })
})

describe('“no change” says', () => {
  test('the date of the last round, and keeps levels and choices but no words', () => {
    const pace: Question = { ...status, id: 'pace', scope: 'line', required: false }
    const context = autumnAfter([said({ level: 50, pace: 'delayed' })], [level, results, pace])
    expect(unchangedOf(context, line)).toMatchObject({ since: spring, values: { level: 50, pace: 'delayed' } })
  })

  test.each<[string, readonly Answer[], string]>([
    ['once', [said(), still('2020-11-15')], '2020-11-15'],
    ['twice', [said(), still('2020-05-15'), still('2020-05-15')], '2020-05-15'],
    ['but written anew since', [said(), still('2020-05-15'), said()], spring],
    ['by what stood under another goal', [said(), { kind: 'same', goal: 'costs', values: { level: 25 } }], spring],
  ])('the date of the round whose words still hold, repeated %s', (_, earlier, since) => {
    expect(unchangedOf(autumnAfter(earlier), line)?.since).toBe(since)
  })

  test.each<[string, readonly Answer[], boolean]>([
    ['for the first time: no', [said()], false],
    ['where it rose before: no', [said({ level: 0 }), said()], false],
    ['where it stood still already', [said(), said()], true],
    ['where it was left unchanged already', [said(), still('2020-11-15')], true],
    ['at the end of the scale: no', [said({ level: 100 }), said({ level: 100 })], false],
  ])('whether a reason is needed, %s', (_, earlier, needsReason) => {
    expect(unchangedOf(autumnAfter(earlier), line)).toMatchObject({ needsReason })
  })

  test.each<[string, AnswerValues, Partial<Project>, boolean]>([
    ['short of the end', { level: 75 }, {}, false],
    ['at the end of the scale', { level: 100 }, {}, true],
    ['of a project that has ended', { level: 25 }, { active: { ended: 'Rahoitus päättyi.' } }, true],
  ])('whether it only confirms, %s', (_, answered, about, isDone) => {
    expect(unchangedOf(autumnAfter([said(answered)], asked, line, about), line)?.isDone).toBe(isDone)
  })

  test('that an ended project needs no reason, however long it stands still', () => {
    const ended = { active: { ended: 'Rahoitus päättyi.' } }
    expect(unchangedOf(autumnAfter([said(), said(), said()], asked, line, ended), line)).toMatchObject({
      needsReason: false,
      isDone: true,
    })
  })
})

describe('“as under goal N” is offered', () => {
  const under = (goal: string): string => `line/perhekeskus/${goal}`
  const refers = (goal: string): Answer => ({ kind: 'same', goal, values: { level: 25 } })

  test.each<[string, Readonly<Record<string, Answer>>, string, readonly string[]]>([
    ['for no goal before anything is answered', {}, 'a', []],
    ['for every other goal that is answered, in their order', { c: said(), b: said() }, 'a', ['b', 'c']],
    ['not for its own', { a: said(), b: said() }, 'a', ['b']],
    ['for a goal with a quick answer', { b: quick }, 'a', ['b']],
    ['for a goal with “no change”', { b: still(spring) }, 'a', ['b']],
    ['not for a goal that refers itself', { b: refers('c'), c: said() }, 'a', ['c']],
    ['not where another refers here', { a: said(), b: said(), c: refers('a') }, 'a', []],
    ['not for each other', { a: refers('b'), b: said() }, 'b', []],
    ['for another goal than the one chosen', { a: refers('b'), b: said(), c: said() }, 'a', ['b', 'c']],
    ['not for a goal that was emptied', { b: values({}) }, 'a', []],
  ])('%s', (_, answers, goal, goals) => {
    expect(sameGoals(threeLines(answers), under(goal)).map(({ id }) => id)).toEqual(goals)
  })

  test('not for an exempt goal', () => {
    const exempt: Exemption = { subject: under('b'), reason: 'Päättynyt', by: coordinator, at: now }
    const context = threeLines({ b: said(), c: said() }, [exempt])
    expect(sameGoals(context, under('a')).map(({ id }) => id)).toEqual(['c'])
    expect(sameAs(context, under('a'), 'b')).toBeUndefined()
  })

  test('not on the page of a project, nor for one', () => {
    expect(sameGoals(threeLines({ a: said() }), project)).toEqual([])
    expect(sameAs(threeLines({ a: said() }), project, 'a')).toBeUndefined()
  })

  function threeLines(answers: Readonly<Record<string, Answer>>, exemptions: readonly Exemption[] = []): SheetContext {
    const goals = ['a', 'b', 'c'].map((id) => ({ id, name: id, owners: [], texts: [] }))
    const projects = [aProject({ lines: goals.map(({ id }) => aLine({ goal: id })) })]
    const context = aSheetContext({
      programme: aProgramme({ goals, projects, series: [aSeries({ questions: asked })] }),
    })
    const drafts = Object.entries(answers).map(([goal, answer]) => [under(goal), aDraft({ answer })] as const)
    const opened = { ...context.opened, exemptions }
    return { ...context, opened, sheet: aSheet({ drafts: Object.fromEntries(drafts) }) }
  }
})

/** The autumn round after these answers, the newest of which was given in spring. */
function autumnAfter(
  earlier: readonly Answer[],
  questions: readonly Question[] = asked,
  subject = line,
  about: Partial<Project> = {},
): SheetContext {
  const programme = aProgramme({ projects: [aProject(about)], series: [aSeries({ questions })] })
  const dated = earlier.map((answer, index) => ({
    deadline: deadlines.slice(-earlier.length)[index] ?? autumn,
    answer,
  }))
  return aSheetContext({ programme, earlier: new Map([[subject, dated]]) })
}
