import { describe, expect, test } from 'vitest'
import { type EarlierAnswer, historyAnswers, mergeEarlier } from '../../src/domain/earlier-answers.ts'
import type { HistoryAnswer } from '../../src/domain/programme.ts'
import { aProgramme, autumn, owner, values } from '../builders.ts'

const subject = 'line/perhekeskus/availability'

describe('the answers from before the bot was in use', () => {
  test('are listed by subject, the oldest first', () => {
    const earlier = historyOf([entry('2021-05-15', 25), entry('2020-11-15', 0), entry('2020-11-15', 50, 'project/x')])
    expect([...earlier]).toEqual([
      [subject, [answered('2020-11-15', 0), answered('2021-05-15', 25)]],
      ['project/x', [answered('2020-11-15', 50)]],
    ])
  })

  test('are those of the series only', () => {
    expect(historyOf([{ ...entry('2021-05-15', 25), series: 'seuranta' }]).size).toBe(0)
  })

  test('are those of earlier rounds only', () => {
    expect(historyOf([entry(autumn, 25), entry('2022-05-15', 50)]).size).toBe(0)
  })
})

describe('the answers of a subject from the file and from the bot', () => {
  test('are one list, the oldest first', () => {
    const file = [answered('2020-11-15', 0), answered('2021-11-15', 50)]
    expect(mergeEarlier(file, [collected('2021-05-15', 25)])).toEqual([
      answered('2020-11-15', 0),
      collected('2021-05-15', 25),
      answered('2021-11-15', 50),
    ])
  })

  test('are the bot’s where both have the round', () => {
    expect(mergeEarlier([answered('2021-05-15', 0)], [collected('2021-05-15', 25)])).toEqual([
      collected('2021-05-15', 25),
    ])
  })
})

function historyOf(history: readonly HistoryAnswer[]) {
  return historyAnswers(aProgramme({ history }), 'oma-arviointi', autumn)
}

function entry(round: string, level: number, about = subject): HistoryAnswer {
  return { series: 'oma-arviointi', round, subject: about, answers: { level } }
}

function answered(deadline: string, level: number): EarlierAnswer {
  return { deadline, answer: values({ level }) }
}

function collected(deadline: string, level: number): EarlierAnswer {
  return { ...answered(deadline, level), by: owner }
}
