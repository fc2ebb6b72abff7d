import type { Links } from '../actions/page-ports.ts'
import type { Clock } from '../actions/ports.ts'
import { addSeconds } from '../domain/instant.ts'
import type { Email } from '../domain/programme.ts'
import type { LinkSigner } from './link-signer.ts'

export type RegisterLinkCheck =
  | { readonly ok: true; readonly person: Email; readonly format: string }
  | { readonly ok: false; readonly status: 403 | 410 }

export interface RegisterLinks {
  /** Checks a link to the page on which a register is handed in. */
  readonly checkImport: (pathAndQuery: string) => RegisterLinkCheck
  /** Checks a link to the register as a file. */
  readonly checkExport: (pathAndQuery: string) => RegisterLinkCheck
}

const hour = 3600

/** For one person each: what they may still do is asked of the store whenever a link is opened. */
export function registerLinks(
  signer: LinkSigner,
  clock: Clock,
): RegisterLinks & Pick<Links, 'importPage' | 'exportFile'> {
  function check(path: string, pathAndQuery: string): RegisterLinkCheck {
    const opened = signer.open(pathAndQuery)
    if (!opened.ok) return opened
    if (opened.path !== path) return { ok: false, status: 403 }
    return { ok: true, person: opened.query.get('person') ?? '', format: opened.query.get('format') ?? '' }
  }
  const inAnHour = () => addSeconds(clock.now(), hour)
  return {
    importPage: (person) => signer.issue('/import', { person }, inAnHour()),
    exportFile: (person, format) => signer.issue('/export', { person, format }, inAnHour()),
    checkImport: (pathAndQuery) => check('/import', pathAndQuery),
    checkExport: (pathAndQuery) => check('/export', pathAndQuery),
  }
}
