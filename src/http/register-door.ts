import { applyProposal, dropProposal } from '../actions/apply-proposal.ts'
import type { ActionContext } from '../actions/context.ts'
import { loadProgramme } from '../actions/load-round.ts'
import type { RegisterFiles, RegisterPages } from '../actions/page-ports.ts'
import { proposeRegister, tellProposal, waitingProposal } from '../actions/propose-register.ts'
import { isCoordinator } from '../domain/access.ts'
import { languageFor } from '../domain/account.ts'
import { localDateOf } from '../domain/instant.ts'
import type { Language } from '../domain/local-text.ts'
import type { Email, Programme } from '../domain/programme.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { refusalText } from '../locales/refusal-text.ts'
import { translator } from '../locales/translate.ts'
import type { Page } from './page.ts'
import { sentence } from './plain-page.ts'
import type { Form } from './read-form.ts'
import type { RegisterLinkCheck, RegisterLinks } from './register-links.ts'
import { nothingLoads } from './security-headers.ts'

/** The register over HTTP: a file to take out, and a page with a plain form to hand one in. */
export interface RegisterDoor {
  readonly download: (pathAndQuery: string) => Promise<Page>
  readonly show: (pathAndQuery: string) => Promise<Page>
  /** Whether the link may be used at all is asked before the form is read. */
  readonly hand: (pathAndQuery: string, readForm: () => Promise<Form | undefined>) => Promise<Page>
}

/** Who has opened a link, and in which language they read. */
interface Visitor {
  readonly person: Email
  readonly programme: Programme
  readonly language: Language
  readonly format: string
}

export function createRegisterDoor(
  context: ActionContext,
  options: { readonly links: RegisterLinks; readonly files: RegisterFiles; readonly pages: RegisterPages },
): RegisterDoor {
  const { links, files, pages } = options

  /** A link is for one person; whether they are a coordinator still is asked each time. */
  async function visit(check: RegisterLinkCheck): Promise<Visitor | Page> {
    const programme = await loadProgramme(context)
    if (!check.ok)
      return sentence(check.status, check.status === 410 ? 'link.expired' : 'link.broken', programme.language)
    const { person, format } = check
    const language = languageFor(programme, person, await context.store.accountByEmail(person))
    if (isCoordinator(programme, person)) return { person, programme, language, format }
    return sentence(403, 'refusal.not-for-you', language)
  }

  function formPage({ language, programme }: Visitor, status: number, notice?: string): Page {
    return page(status, pages.form({ language, programme, ...(notice === undefined ? {} : { notice }) }))
  }

  async function check(visitor: Visitor, file: NonNullable<Form['file']>): Promise<Page> {
    const { person, programme, language } = visitor
    const read = await files.read(file.bytes, file.name, programme)
    if (!read.ok) return page(422, pages.form({ language, programme, faults: read.faults }))
    const id = context.newId()
    const proposal = await proposeRegister(context, { person, id, programme: read.programme })
    if (isRefusal(proposal)) return formPage(visitor, 422, words(proposal, visitor))
    // Not awaited: the page does not wait for its turn in Teams.
    void tellProposal(context, person, proposal)
    return page(200, pages.proposal({ language, programme, proposal }))
  }

  /** What waits to be decided on is drawn again: the card says that all of it is here. */
  async function waiting(visitor: Visitor): Promise<Page> {
    const { person, programme, language } = visitor
    const proposal = await waitingProposal(context, person)
    if (proposal === undefined) return formPage(visitor, 200)
    if (isRefusal(proposal)) return formPage(visitor, 200, words(proposal, visitor))
    return page(200, pages.proposal({ language, programme, proposal }))
  }

  async function decide(visitor: Visitor, { fields }: Form): Promise<Page> {
    const { person, language, programme } = visitor
    const request = { person, id: fields.upload ?? '' }
    const done =
      fields.step === 'drop'
        ? await dropProposal(context, request)
        : await applyProposal(context, { ...request, version: readVersion(fields.version), why: fields.why ?? '' })
    if (isRefusal(done)) return formPage(visitor, 409, words(done, visitor))
    return page(200, pages.done({ language, programme, done }))
  }

  return {
    async download(pathAndQuery) {
      const visitor = await visit(links.checkExport(pathAndQuery))
      if ('status' in visitor) return visitor
      const { programme, format } = visitor
      const file = await files.write(programme, format)
      if (file === undefined) return sentence(404, 'link.broken', visitor.language)
      const day = localDateOf(context.clock.now(), programme.timeZone)
      return {
        status: 200,
        body: file.content,
        contentType: file.contentType,
        contentSecurityPolicy: nothingLoads,
        contentDisposition: `attachment; filename="${programme.id}-${day}.${format}"`,
      }
    },
    async show(pathAndQuery) {
      const visitor = await visit(links.checkImport(pathAndQuery))
      return 'status' in visitor ? visitor : waiting(visitor)
    },
    async hand(pathAndQuery, readForm) {
      const visitor = await visit(links.checkImport(pathAndQuery))
      if ('status' in visitor) return visitor
      const t = translator(visitor.language)
      const form = await readForm()
      if (form === undefined) return formPage(visitor, 400, t('import.unreadable'))
      if (form.fields.step !== undefined) return decide(visitor, form)
      if (form.file === undefined) return formPage(visitor, 422, t('import.no-file'))
      return form.file.isTooLarge ? formPage(visitor, 413, t('import.too-large')) : check(visitor, form.file)
    },
  }
}

/** What is no number is no version, and matches none. */
function readVersion(typed = ''): number {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
}

function words(refusal: Refusal, { programme, language }: Visitor): string {
  return refusalText(refusal, programme.timeZone, language)
}

function page(status: number, { body, contentSecurityPolicy }: ReturnType<RegisterPages['form']>): Page {
  const policy = nothingLoads.replace("form-action 'none'", "form-action 'self'")
  return {
    status,
    body,
    contentType: 'text/html; charset=utf-8',
    contentSecurityPolicy: `${policy}; ${contentSecurityPolicy}`,
  }
}
