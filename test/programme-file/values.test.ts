import { describe, expect, it } from 'vitest'
import { faultsOf, type Parts } from './programme-with.ts'

describe('a programme file is refused for', () => {
  it.each<[string, Parts, string]>([
    [
      'an owner that is no address',
      { project: { owners: ['Aino Virtanen'] } },
      'projects[0].owners[0]: This does not look like an e-mail address.',
    ],
    ['a deputy that is no address', { file: { people: [{ email: 'a@b.fi', deputy: 'b' }] } }, 'people[0].deputy'],
    [
      'a deputy of oneself',
      { file: { people: [{ email: 'a@b.fi', deputy: 'A@b.fi' }] } },
      'people[0].deputy: A person cannot be their own deputy.',
    ],
    ['nobody to coordinate', { file: { coordinators: [] } }, 'coordinators: This needs at least one entry.'],
    ['an id in capitals', { file: { programme: 'LU' } }, 'programme: An id has only the letters a-z'],
    ['a text in no language', { file: { name: {} } }, 'name: The text is missing in every language'],
    [
      'a text in an unknown language',
      { file: { name: { fi: 'x', se: 'y' } } },
      'name.se: "se" is not a key here. Did you mean "sv"?',
    ],
    [
      'an unknown language',
      { file: { language: 'se' } },
      'language: This must be one of fi, sv, en. Did you mean "sv"?',
    ],
    ['an unknown time zone', { file: { timeZone: 'Europe/Espoo' } }, 'timeZone: This time zone is not known'],
    ['an unknown country', { file: { holidays: 'Suomi' } }, 'holidays: There is no holiday calendar'],
    ['a version that is none', { file: { version: 0 } }, 'version: This must be 1.'],

    [
      'a date the calendar lacks',
      { project: { active: { from: '2021-02-29' } } },
      'projects[0].active.from: This is not a date of the calendar',
    ],
    ['a date of an impossible year', { line: { active: { from: '0021-06-01' } } }, 'projects[0].lines[0].active.from'],
    [
      'a period that runs backwards',
      { line: { active: { from: '2021-06-01', to: '2021-05-31' } } },
      'projects[0].lines[0].active.to: The end 2021-05-31 is before the beginning 2021-06-01.',
    ],
    ['a schedule that runs backwards', { schedule: { from: '2022-01-01', to: '2021-01-01' } }, 'series[0].schedule.to'],
    [
      'a yearly day that no year has',
      { schedule: { deadlines: { yearly: ['06-31'] } } },
      'series[0].schedule.deadlines.yearly[0]',
    ],
    [
      'a yearly day that not every year has',
      { schedule: { deadlines: { yearly: ['02-29'] } } },
      'series[0].schedule.deadlines.yearly[0]',
    ],
    [
      'two kinds of deadlines',
      { schedule: { deadlines: { monthly: 15, dates: [] } } },
      'series[0].schedule.deadlines: Deadlines are given in one way only',
    ],
    [
      'answers due on the day of opening',
      { schedule: { deadlines: { dates: ['2021-11-15'] }, opens: { daysBefore: 7 } } },
      'series[0].schedule: The round of 2021-11-15 opens on 2021-11-08, but its answers are due on 2021-11-08',
    ],
    [
      'answers due before opening in one round because of holidays',
      { schedule: { deadlines: { dates: ['2021-03-18', '2021-12-28'] }, opens: { daysBefore: 8 } } },
      'series[0].schedule: The round of 2021-12-28 opens on 2021-12-20, but its answers are due on 2021-12-20',
    ],
    [
      'reminders at night',
      { reminders: { at: '07:59' } },
      'series[0].reminders.at: People are reminded between "08:00" and "18:00" only.',
    ],
    [
      'an hour that no clock shows',
      { schedule: { report: { at: '24:00' } } },
      'series[0].schedule.report.at: This is not a time of day',
    ],
    [
      'more than twelve reminders',
      { reminders: { workingDaysBefore: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], workingDaysAfter: [1, 2, 3] } },
      'series[0].reminders: The plan has 13 reminders; at most 12 are allowed.',
    ],
    ['a cap above twelve reminders', { reminders: { most: 13 } }, 'series[0].reminders.most: This must be at most 12.'],
  ])('%s', (_, parts, fault) => {
    const faults = faultsOf(parts)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.slice(0, fault.length)).toBe(fault)
  })
})
