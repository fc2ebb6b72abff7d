import type { ReportModel } from '../../src/domain/report-model.ts'
import { aLine, aProject, aSeries, autumn, spring, values } from '../builders.ts'
import {
  clinic,
  clinicCosts,
  homeCare,
  office,
  region,
  regionReport,
  school,
  sentSheet,
  statusSeries,
  writer,
} from '../domain/report/region.ts'

export const late = '2021-11-14T08:00:00.000Z'
export const thisRound = 'Neuvolassa\r\nalkoi uusi malli.'
export const lastRound = 'Keväällä suunniteltiin.'

/**
 * A round in which the clinic has answered one line late and by the office, given a quick answer under the other and is
 * delayed; the school is exempt; home care has said nothing this time, but did in spring.
 */
export function fullReport(text = thisRound): ReportModel {
  return regionReport({
    programme: {
      ...region,
      projects: region.projects.map((project) =>
        project.id === 'clinic'
          ? aProject({
              ...project,
              lines: [
                aLine({ goal: 'costs' }),
                aLine({
                  targets: [
                    {
                      id: 't1',
                      text: { sv: 'Alla familjer nås' },
                      indicators: [{ id: 'i1', text: 'Käyntien määrä', type: 'number', unit: 'käyntiä' }],
                      source: 'Potilastietojärjestelmä',
                    },
                  ],
                }),
              ],
            })
          : project,
      ),
      summaries: [
        { series: aSeries().id, round: spring, goal: 'availability', area: 'children', text: 'Kevään tiivistelmä.' },
      ],
    },
    series: { ...statusSeries, front: [{ title: 'Johdanto', text: 'Mistä on kyse.' }] },
    sheets: new Map([
      sentSheet('clinic', {
        answers: {
          [clinic]: values({ level: 50, results: text }),
          [clinicCosts]: { kind: 'quick', quick: 'no-actions', reason: text },
          'project/clinic': values({ status: 'delayed', deviation: text }),
        },
        at: late,
        by: office,
        onBehalfOf: writer,
      }),
    ]),
    earlier: new Map([
      [clinic, [{ deadline: spring, answer: values({ level: 25, results: lastRound }) }]],
      [homeCare, [{ deadline: spring, answer: values({ level: 25, results: 'Kotihoito alkoi.' }) }]],
    ]),
    opened: { exemptions: [{ subject: school, reason: 'Koulu on tauolla', by: office, at: late }] },
  })
}

export { autumn, spring }
