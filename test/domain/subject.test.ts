import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  goalSubject,
  lineSubject,
  parseSubject,
  projectSubject,
  sectionSubject,
  themeSubject,
} from '../../src/domain/subject.ts'

describe('a subject', () => {
  test.each([
    ['line/perhekeskus/availability', { scope: 'line', project: 'perhekeskus', goal: 'availability' }],
    ['project/perhekeskus', { scope: 'project', project: 'perhekeskus' }],
    ['line/perhekeskus', undefined],
    ['line/perhekeskus/', undefined],
    ['line//availability', undefined],
    ['line/a/b/c', undefined],
    ['project/', undefined],
    ['project', undefined],
    ['project/a/b', undefined],
    ['section/k1/peso', { scope: 'section', theme: 'k1', section: 'peso' }],
    ['section/k1', undefined],
    ['theme/k1', { scope: 'theme', theme: 'k1' }],
    ['theme/k1/peso', undefined],
    ['goal/availability', { scope: 'goal', goal: 'availability' }],
    ['goal', undefined],
    ['programme', { scope: 'programme' }],
    ['programme/x', undefined],
    ['LINE/a/b', undefined],
    ['', undefined],
  ])('%j is read as %j', (id, subject) => {
    expect(parseSubject(id)).toEqual(subject)
  })

  test('is read back as it was written', () => {
    const ids = fc.stringMatching(/^[a-z0-9-]+$/)
    fc.assert(
      fc.property(ids, ids, (project, goal) => {
        expect(parseSubject(lineSubject(project, goal))).toEqual({ scope: 'line', project, goal })
        expect(parseSubject(projectSubject(project))).toEqual({ scope: 'project', project })
        expect(parseSubject(sectionSubject(project, goal))).toEqual({ scope: 'section', theme: project, section: goal })
        expect(parseSubject(themeSubject(project))).toEqual({ scope: 'theme', theme: project })
        expect(parseSubject(goalSubject(goal))).toEqual({ scope: 'goal', goal })
      }),
    )
  })
})
