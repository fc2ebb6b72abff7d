import { describe, expect } from 'vitest'
import type { RegisterUpdate } from '../../src/actions/ports.ts'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import { writeYaml } from '../../src/programme-file/write-yaml.ts'
import { anOpening, aProgramme, aProject, aRound, coordinator, now, owner, secondOwner } from '../builders.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const round = aRound().id
const sheet = 'project/perhekeskus'

/** A change that gives the project another owner. */
function anUpdate(overrides: Partial<RegisterUpdate> = {}, number = 1): RegisterUpdate {
  return {
    programme: aProgramme({ projects: [aProject({ owners: [secondOwner] })] }),
    change: {
      number,
      id: `change-${number}`,
      act: 'assign',
      at: now,
      by: coordinator,
      why: 'Virkavapaa',
      changes: [
        {
          kind: 'changed',
          list: 'projects',
          id: 'perhekeskus',
          name: 'Perhekeskus',
          fields: [{ field: 'owners', before: [owner], after: [secondOwner] }],
        },
      ],
    },
    moves: [{ round, sheet, project: 'perhekeskus', before: [owner], after: [secondOwner] }],
    ...overrides,
  }
}

export function describeRegister(open: OpenStore): void {
  const test = storeTest(open)

  describe('the register', () => {
    test('is the same file whichever store has kept it', async ({ store, reopen }) => {
      const programme = await readProgrammeFile('programmes/lansi-uusimaa.yaml')
      await store.importRegister(programme)
      const files = [await store.register(), await (await reopen()).register()]
      expect(files.map((kept) => (kept === undefined ? '' : writeYaml(kept)))).toEqual([
        writeYaml(programme),
        writeYaml(programme),
      ])
    })
  })

  describe('a change of the register', () => {
    test('is there with its record and with the sheets it moves', async ({ store, reopen }) => {
      await store.importRegister(aProgramme())
      await store.openRound(anOpening())
      expect(await store.registerChanges()).toEqual([])
      const update = anUpdate()
      expect(await store.changeRegister(update)).toBe(true)
      for (const each of [store, await reopen()]) {
        expect(await each.register()).toEqual(update.programme)
        expect(await each.registerChanges()).toEqual([update.change])
        expect(await each.round(round)).toMatchObject({
          sheets: [{ id: sheet, owners: [secondOwner] }],
          moves: [{ sheet, before: [owner], after: [secondOwner], by: coordinator, at: now, change: 1 }],
        })
        expect((await each.rounds())[0]?.sheets[0]?.owners).toEqual([secondOwner])
      }
    })

    test('is refused when another one was first, and changes nothing', async ({ store }) => {
      await store.importRegister(aProgramme())
      await store.openRound(anOpening())
      await store.changeRegister(anUpdate())
      const late = anUpdate({ programme: aProgramme({ name: 'Toinen' }) })
      expect(await store.changeRegister(late)).toBe(false)
      expect((await store.register())?.name).toBe('Länsi-Uusimaa')
      expect(await store.registerChanges()).toHaveLength(1)
    })

    test('is made by one of two at the same time', async ({ store }) => {
      await store.importRegister(aProgramme())
      const updates = ['one', 'two'].map((name) => anUpdate({ programme: aProgramme({ name }), moves: [] }))
      const changed = await Promise.all(updates.map((update) => store.changeRegister(update)))
      expect(changed.filter((each) => each)).toHaveLength(1)
      expect(await store.registerChanges()).toHaveLength(1)
    })

    test('is refused where there is no register', async ({ store }) => {
      expect(await store.changeRegister(anUpdate())).toBe(false)
      expect(await store.register()).toBeUndefined()
    })

    test('leaves what is done to the round afterwards in place', async ({ store, reopen }) => {
      await store.importRegister(aProgramme())
      await store.openRound(anOpening())
      await store.changeRegister(anUpdate())
      await store.planStep(round, 'assigned:1', [])
      const back = anUpdate(
        {
          programme: aProgramme(),
          moves: [{ round, sheet, project: 'perhekeskus', before: [secondOwner], after: [owner] }],
        },
        2,
      )
      expect(await store.changeRegister(back)).toBe(true)
      expect(await (await reopen()).round(round)).toMatchObject({
        sheets: [{ id: sheet, owners: [owner] }],
        plannedSteps: ['assigned:1'],
        moves: [{ change: 1 }, { change: 2 }],
      })
    })

    test('does not touch rounds that open later', async ({ store }) => {
      await store.importRegister(aProgramme())
      await store.changeRegister(anUpdate({ moves: [] }))
      await store.openRound(anOpening())
      expect((await store.round(round))?.sheets[0]?.owners).toEqual([owner])
      expect(await store.round(round)).not.toHaveProperty('moves')
    })
  })

  describe('a register that is handed in', () => {
    const upload = { id: 'one', by: coordinator, at: now, version: 0, programme: aProgramme({ name: 'Uusi' }) }

    test('waits until it is dropped', async ({ store, reopen }) => {
      expect(await store.upload(coordinator)).toBeUndefined()
      await store.keepUpload(upload)
      const opened = await reopen()
      expect(await opened.upload(coordinator)).toEqual(upload)
      await opened.dropUpload(coordinator, 'one')
      expect(await opened.upload(coordinator)).toBeUndefined()
      expect(await (await reopen()).upload(coordinator)).toBeUndefined()
    })

    test('makes room for a newer one of the same person only', async ({ store }) => {
      await store.keepUpload(upload)
      await store.keepUpload({ ...upload, by: owner })
      await store.keepUpload({ ...upload, id: 'two' })
      expect((await store.upload(coordinator))?.id).toBe('two')
      expect((await store.upload(owner))?.id).toBe('one')
    })

    test('stays when an older one is dropped', async ({ store }) => {
      await store.keepUpload({ ...upload, id: 'two' })
      await store.dropUpload(coordinator, 'one')
      await store.dropUpload(owner, 'two')
      expect((await store.upload(coordinator))?.id).toBe('two')
    })
  })
}
