import { isLanguage, type Language } from '../domain/local-text.ts'
import type { Email } from '../domain/programme.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { ActionContext } from './context.ts'

/** Everything the person reads from now on is in this language; answers stay as they were written. */
export async function setLanguage(
  { store }: ActionContext,
  request: { readonly person: Email; readonly language: string },
): Promise<Language | Refusal> {
  if (!isLanguage(request.language)) return refuse('unknown-language', { language: request.language })
  await store.patchAccount(request.person, { language: request.language })
  return request.language
}
