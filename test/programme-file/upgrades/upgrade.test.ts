import { describe, expect, it } from 'vitest'
import { faultText } from '../../../src/locales/fault-text.ts'
import { readProgramme } from '../../../src/programme-file/read-programme.ts'
import { upgrades } from '../../../src/programme-file/upgrades/registry.ts'
import type { Upgrade } from '../../../src/programme-file/upgrades/step.ts'
import { upgradeFile } from '../../../src/programme-file/upgrades/upgrade.ts'

/** What two changes of the form would be. */
const leadsAreOwners: Upgrade = ({ leads, ...file }) => ({ ...file, owners: leads })
const ownersAreLists: Upgrade = ({ owners, ...file }) => ({ ...file, owners: [owners] })
const steps = [leadsAreOwners, ownersAreLists]

describe('a programme file of an older version', () => {
  it.each([
    ['without a version is of the first', { leads: 'a' }],
    ['of version 1 takes every step', { version: 1, leads: 'a' }],
    ['of version 2 takes the last step only', { version: 2, owners: 'a' }],
    ['of version 3 takes none', { version: 3, owners: ['a'] }],
  ])('%s', (_, file) => {
    expect(upgradeFile(file, steps)).toEqual({ ok: true, data: { version: 3, owners: ['a'] } })
  })

  it.each([
    ['a list', ['x']],
    ['a version in words', { version: 'two' }],
    ['a version below the first', { version: 0 }],
  ])('is left to the schema as it is where it has %s', (_, file) => {
    expect(upgradeFile(file, steps)).toEqual({ ok: true, data: file })
  })
})

const rest = 'programme: p\nname: P\ngoals: []\nprojects: []\nseries: [{id: s}]\ncoordinators: [c@example.fi]\n'

describe('the version of a programme file', () => {
  it.each(['', 'version: 1\n'])('may be left out, which means the first: "%s"', (version) => {
    expect(readProgramme(version + rest, 'p.yaml')).toMatchObject({ ok: true, programme: { version: 1 } })
  })

  it('is accepted by the schema where every step has been taken', () => {
    expect(readProgramme(`version: ${upgrades.length + 1}\n${rest}`, 'p.yaml')).toMatchObject({ ok: true })
  })

  it('is refused in one sentence where it is newer than the bot, whatever else the file says', () => {
    const reading = readProgramme(`version: 9\nfuture: {}\n${rest}`, 'p.yaml')
    const faults = reading.ok ? [] : reading.faults
    expect(faults.map(({ line, column, path }) => [line, column, path])).toEqual([[1, 10, 'version']])
    expect(faults.map((fault) => faultText(fault, 'en'))).toEqual([
      'The file is of version 9, and this bot knows up to version 1: install a newer version of the bot.',
    ])
  })

  it.each(['0', 'one', '1.5'])('is a fault of form where it is %s', (version) => {
    const reading = readProgramme(`version: ${version}\n${rest}`, 'p.yaml')
    expect(reading).toMatchObject({ ok: false, faults: [{ path: 'version', code: 'must-be' }] })
  })
})
