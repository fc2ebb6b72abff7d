import type { TestContext } from '../fakes/action-context.ts'
import { sheet } from './answering.ts'

/** The register as the store has it. */
export async function registerOf({ store }: TestContext) {
  const programme = await store.register()
  if (programme === undefined) throw new Error('There is no register')
  return programme
}

/** A change of owners from those the first project has. */
export async function existing(
  context: TestContext,
  { person, after }: { readonly person: string; readonly after: readonly string[] },
) {
  const [first] = (await registerOf(context)).projects
  return { person, sheet, before: first?.owners ?? [], after, comment: '' }
}
