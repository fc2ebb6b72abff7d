import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, ReportDocument } from '../../src/report/document/document.ts'
import { memoryOfPdf } from '../../src/report/pdf/memory.ts'
import { divideReport } from '../../src/report/pdf/parts/divide.ts'
import { aDocument, aHeading, aTable, aText, spokenIn } from './divided-document.ts'

/** What the estimate says of a report that says nothing. */
const empty = memoryOfPdf(aDocument())
/** Room for so much more than that. */
const roomFor = (report: ReportDocument): number => memoryOfPdf(report)

function there(report: ReportDocument | undefined): ReportDocument {
  if (report === undefined) throw new Error('There is no such part.')
  return report
}

/** What each part says, without the list of what stands where. */
function saidIn(report: ReportDocument, most: number): readonly (readonly string[])[] {
  const { contents, part } = divideReport(report, most)
  return contents.map((_, index) => {
    const { chapters } = there(part(index + 1))
    return spokenIn({ chapters: chapters.slice(1) }).filter((text) => text !== ' (continued)')
  })
}

const two = aDocument(
  ['Counts', aText('front')],
  ['Results', aHeading(3, 'goal 1'), aTable('one', ['area a', 'r1', 'r2']), aHeading(3, 'goal 2'), aText('text 2')],
)

describe('a report within what one PDF may take', () => {
  test('is one PDF, as it is', () => {
    const { contents, part } = divideReport(two, roomFor(two))
    expect(contents).toEqual([])
    expect(part()).toBe(two)
    expect(part(1)).toBeUndefined()
  })

  test('in which nothing can be divided stays one', () => {
    expect(divideReport(aDocument(['Counts', aText('x'.repeat(1000))]), empty).contents).toEqual([])
  })
})

describe('a report too large for one PDF', () => {
  const most = roomFor(two) - 1

  test('is divided between goals, and each begins with the title of its chapter', () => {
    expect(saidIn(two, most)).toEqual([
      ['Counts', 'front'],
      ['Results', 'goal 1', 'one', 'Column of one', 'area a', 'r1', 'r2', 'goal 2', 'text 2'],
    ])
  })

  test('says in each part which it is, and what stands in it', () => {
    const { part } = divideReport(two, most)
    const [first, second] = [there(part(1)), there(part(2))]
    expect([first.title, second.title]).toEqual([
      'Self-assessment, autumn 2021, part 1 of 2',
      'Self-assessment, autumn 2021, part 2 of 2',
    ])
    expect(second.facts).toEqual(['Edition 1', 'Part 2 of 2'])
    expect(spokenIn({ chapters: second.chapters.slice(0, 1) })).toEqual([
      'In this part',
      'Results',
      'A list of all parts stands in part 1.',
    ])
  })

  test('lists in the first part what stands in which', () => {
    const [list] = there(divideReport(two, most).part(1)).chapters
    expect(spokenIn({ chapters: list === undefined ? [] : [list] })).toEqual([
      'The parts of this report',
      'Part 1 of 2',
      'Counts',
      'Part 2 of 2',
      'Results',
    ])
  })

  test('has no parts but those', () => {
    const { part } = divideReport(two, most)
    expect([part(0), part(3), part()]).toEqual([undefined, undefined, undefined])
  })
})

describe('a goal too large for one PDF', () => {
  const long = (name: string): string => `${name} ${'x'.repeat(2000)}`
  const goal = aDocument([
    'Results',
    aHeading(3, 'goal 1'),
    aTable('table', ['area a', long('r1'), long('r2')], ['area b', long('r3')], ['area c', long('r4')]),
    aHeading(3, 'goal 2'),
    aText('text 2'),
  ])
  const areaA = aDocument(['Results', aHeading(3, 'goal 1'), aTable('table', ['area a', long('r1'), long('r2')])])
  const oneRow = aDocument(['Results', aHeading(3, 'goal 1'), aTable('table', ['area a', long('r1')])])
  const named = (said: readonly (readonly string[])[]) => said.map((texts) => texts.map((text) => text.slice(0, 6)))

  test('is divided between areas, under the headings of its table', () => {
    expect(named(saidIn(goal, roomFor(areaA) + 150_000))).toEqual([
      ['Result', 'goal 1', 'table', 'Column', 'area a', 'r1 xxx', 'r2 xxx'],
      ['Result', 'goal 1', 'table', 'Column', 'area b', 'r3 xxx', 'area c', 'r4 xxx', 'goal 2', 'text 2'],
    ])
  })

  test('whose areas are too large too is divided between rows, under the name of the area', () => {
    expect(named(saidIn(goal, roomFor(oneRow) + 150_000)).slice(0, 2)).toEqual([
      ['Result', 'goal 1', 'table', 'Column', 'area a', 'r1 xxx'],
      ['Result', 'goal 1', 'table', 'Column', 'area a', 'r2 xxx'],
    ])
  })

  test('says where it goes on', () => {
    const second = there(divideReport(goal, roomFor(oneRow) + 150_000).part(2))
    expect(spokenIn({ chapters: second.chapters.slice(1) }).join('')).toContain(
      'goal 1 (continued)tableColumn of tablearea a (continued)',
    )
  })

  test('is told area by area, and one divided area from which row to which', () => {
    const chapter = (...areas: Parameters<typeof aTable>[1][]) =>
      aDocument(['Results', aHeading(3, 'goal 1'), aTable('t', ...areas)])
    const three = roomFor(chapter(['a', 'r1', 'r2', 'r3']))
    const told = divideReport(chapter(['a', 'r1', 'r2', 'r3', 'r4'], ['b', 'r5']), three).contents
    expect(told).toEqual([['Results · goal 1 · a · r1 – r3'], ['Results · goal 1 · a · r4', 'Results · goal 1 · b']])
  })
})

describe('whatever a report says', () => {
  /** Blocks as the chapters have them: headings that never skip a rank, texts, tables. */
  const blocks = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('heading' as const), rank: fc.constantFrom(3 as const, 4 as const, 5 as const) }),
      fc.record({ kind: fc.constant('text' as const), length: fc.nat(400), isLabel: fc.boolean() }),
      fc.record({
        kind: fc.constant('table' as const),
        groups: fc.array(fc.array(fc.nat(400), { maxLength: 4 }), { maxLength: 4 }),
      }),
    ),
    { maxLength: 12 },
  )
  const reports = fc.array(blocks, { minLength: 1, maxLength: 4 }).map((chapters) => {
    let count = 0
    const name = (kind: string, length = 0): string => {
      count += 1
      return `${kind}-${count}-${'x'.repeat(length)}`
    }
    return aDocument(
      ...chapters.map((made): readonly [string, ...Block[]] => {
        let rank = 2
        return [
          name('frame'),
          ...made.map((block): Block => {
            if (block.kind === 'text')
              return {
                kind: 'paragraph',
                style: block.isLabel ? 'label' : 'text',
                words: [name(block.isLabel ? 'label' : 'leaf', block.length)],
              }
            if (block.kind === 'table')
              return aTable(
                name('frame'),
                ...block.groups.map((rows): readonly [string, ...string[]] => [
                  name('frame'),
                  ...rows.map((length) => name('leaf', length)),
                ]),
              )
            const allowed = block.rank <= rank + 1 ? block.rank : 3
            rank = allowed
            return aHeading(allowed, name('frame'))
          }),
        ]
      }),
    )
  })
  const rooms = fc.integer({ min: empty, max: empty + 2_000_000 })

  test('its parts say it in its order, and nothing twice but what stands above', () => {
    fc.assert(
      fc.property(reports, rooms, (report, most) => {
        const parts = saidIn(report, most)
        fc.pre(parts.length > 0)
        const said = parts.flat()
        expect([...new Set(said)]).toEqual(spokenIn(report))
        const leaves = said.filter((text) => text.startsWith('leaf'))
        expect(new Set(leaves).size).toBe(leaves.length)
      }),
    )
  })

  test('no part takes more than it may, unless it is one thing that cannot be divided', () => {
    fc.assert(
      fc.property(reports, rooms, (report, most) => {
        const { contents, part } = divideReport(report, most)
        for (const index of contents.keys()) {
          const { chapters } = there(part(index + 1))
          const own = { ...report, chapters: chapters.slice(1) }
          const leaves = spokenIn(own).filter((text) => text.startsWith('leaf'))
          // The marks of what goes on are not counted.
          if (memoryOfPdf(own) > most + 100_000) expect(leaves.length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('headings skip no rank in any part', () => {
    fc.assert(
      fc.property(reports, rooms, (report, most) => {
        const { contents, part } = divideReport(report, most)
        for (const index of contents.keys()) {
          for (const { blocks: drawn } of there(part(index + 1)).chapters) {
            const ranks = drawn.flatMap((block) => (block.kind === 'heading' ? [block.rank] : []))
            for (const [at, rank] of ranks.entries()) expect(rank).toBeLessThanOrEqual((ranks[at - 1] ?? 2) + 1)
          }
        }
      }),
    )
  })
})
