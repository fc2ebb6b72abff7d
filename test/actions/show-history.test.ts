import { describe, expect, it } from 'vitest'
import { showHistory } from '../../src/actions/show-history.ts'
import { aProgramme, aProject, coordinator, owner } from '../builders.ts'
import { openContext, sendDirectly } from './answering.ts'

const programme = aProgramme({
  projects: [
    aProject({ name: { fi: 'Perhekeskus', sv: 'Familjecentret' }, formerNames: ['Lasten talo'] }),
    aProject({ id: 'tassu', name: 'Perhetyön TASSU', owners: ['other@example.fi'] }),
  ],
})

describe('the history of a project', () => {
  it.each(['perhekeskus', 'PERHEKESKUS', 'familjec', 'lasten talo'])('is found by %j', async (project) => {
    const context = await openContext(programme)
    await sendDirectly(context, 'perhekeskus')
    const shown = await showHistory(context, { person: owner, project })
    expect(shown).toMatchObject({ kind: 'history', topic: { sheet: 'project/perhekeskus' }, revisions: [{}] })
  })

  it.each([
    ['a project that nobody knows', owner, 'vanhustyö', 'unknown-project'],
    ['no project at all', owner, '', 'unknown-project'],
    ['a part of two names', coordinator, 'perhe', 'which-project'],
    ['somebody else’s project', owner, 'tassu', 'not-yours'],
  ])('is refused for %s', async (_, person, project, refused) => {
    expect(await showHistory(await openContext(programme), { person, project })).toMatchObject({ refused })
  })

  it('is there for a coordinator before anything has been sent', async () => {
    const shown = await showHistory(await openContext(programme), { person: coordinator, project: 'tassu' })
    expect(shown).toMatchObject({ kind: 'history', revisions: [] })
  })
})
