import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createCardUpdates } from './actions/card-updates.ts'
import type { ActionContext } from './actions/context.ts'
import { createDueRunner, type DueRunner } from './actions/due-runner.ts'
import { measureGaps, measureLedger } from './actions/measure-rounds.ts'
import { createPace } from './actions/pace.ts'
import { createSharedPace } from './actions/shared-pace.ts'
import { openProgramme } from './compose-programme.ts'
import { type OpenedStore, openStore } from './compose-store.ts'
import type { Config } from './config/config.ts'
import type { Programme } from './domain/programme.ts'
import { isBearer } from './http/bearer-token.ts'
import { createRegisterDoor } from './http/register-door.ts'
import { createReportPage } from './http/report-page.ts'
import { createHttpServer, type HttpServer } from './http/server.ts'
import { createSignedLinks } from './http/signed-links.ts'
import { createLocalDesk, type LocalDesk } from './local/local-mode.ts'
import { type LocalStart, localStart } from './local/local-start.ts'
import { realClock, settableClock } from './local/settable-clock.ts'
import { registerFiles } from './programme-file/register-formats.ts'
import { programmeDaysOff } from './programme-file/years.ts'
import { partsPage } from './report/html/parts-page.ts'
import { registerPages } from './report/html/register-pages.ts'
import { createReportFiles } from './report/work/report-files.ts'
import type { Disk } from './storage/lowdb/disk.ts'
import type { AdmissionLimits } from './teams/admission.ts'
import type { Authority } from './teams/authority.ts'
import { createTeamsTransport, type MessageEndpoint } from './teams/message-endpoint.ts'
import { allowsServiceUrl } from './teams/service-urls.ts'
import type { TelemetryWithMetrics } from './telemetry/telemetry.ts'
import { watchedPace, watchedStore } from './telemetry/watched.ts'

/** A bot that is wired and not yet listening. */
export interface Bot {
  readonly programme: Programme
  readonly actions: ActionContext
  readonly dueRunner: DueRunner
  readonly endpoint: MessageEndpoint
  readonly http: HttpServer
  /** Local mode only: why the clock starts where it does. */
  readonly localStart?: LocalStart
  readonly close: () => Promise<void>
}

/** What stands in for the world outside, for trying out what happens when it fails or lies. */
export interface StandIns {
  /** In the place of the machine's own disk. */
  readonly disk?: Disk
  /** In the place of the Bot Framework, which vouches for requests. */
  readonly authority?: Authority
  /** In the place of limits that no test wants to reach. */
  readonly limits?: AdmissionLimits
}

/** Wires the whole bot from its configuration: the one place that knows every part. */
export async function composeBot(
  config: Config,
  telemetry: TelemetryWithMetrics,
  standIns: StandIns = {},
): Promise<Bot> {
  const opened = await openStore(config, 'write', standIns.disk)
  try {
    return await wire(config, telemetry, { ...opened, store: watchedStore(opened.store, telemetry) }, standIns)
  } catch (error) {
    await opened.store.close()
    throw error
  }
}

async function wire(
  config: Config,
  telemetry: TelemetryWithMetrics,
  { store, check, turns }: OpenedStore,
  { authority, limits }: StandIns,
): Promise<Bot> {
  const programme = await openProgramme(config, store, telemetry)
  const days = programmeDaysOff(programme)
  const real = realClock()
  const start =
    config.mode === 'local' ? await localStart({ asked: config.clock, programme, days, store, real }) : undefined
  const local = start === undefined ? undefined : settableClock(start.at, real)
  const clock = local ?? real
  const links = createSignedLinks({
    publicUrl: config.publicUrl,
    secret: config.linkSecret ?? randomBytes(32).toString('base64'),
    ...(config.earlierLinkSecret === undefined ? {} : { earlierSecret: config.earlierLinkSecret }),
    days: config.linkDays,
    clock,
  })
  const transport = createTeamsTransport({
    ...(config.registration === undefined ? {} : { registration: config.registration }),
    ...(authority === undefined ? {} : { authority }),
    ...(limits === undefined ? {} : { limits }),
    telemetry,
    allowedTenants: config.allowedTenants,
    allowsServiceUrl: (url) => allowsServiceUrl(url, { local: config.mode === 'local', more: config.serviceUrlHosts }),
  })
  // Filled in below: the runner is made of the actions that wake it.
  let wake = (): void => undefined
  const files = createReportFiles()
  const actions = actionContext({
    wake: () => wake(),
    store,
    links,
    reportFiles: files,
    clock,
    telemetry,
    messenger: transport.messenger,
    pace: watchedPace(
      turns === undefined ? createPace(clock, config.sendRate) : createSharedPace(clock, config.sendRate, turns),
      telemetry,
    ),
    daysOff: days,
    retention: config.retention,
  })
  telemetry.gauge('ledger_deliveries', () => measureLedger(actions))
  telemetry.gauge('round_subjects', () => measureGaps(actions))
  const dueRunner = createDueRunner(actions)
  wake = () => {
    dueRunner.run().catch((error: unknown) => telemetry.error('due run failed', error))
  }
  const desk =
    local === undefined ? undefined : createLocalDesk({ ...actions, clock: local }, dueRunner, programme.timeZone)
  const endpoint = transport.listen({ actions, ...(desk === undefined ? {} : { local: desk }) })
  const http = createHttpServer(
    {
      messages: ({ body, headers }, response) => endpoint.handle({ body, headers }, response),
      report: createReportPage(actions, {
        links,
        files,
        partsPage,
        language: programme.language,
      }),
      register: createRegisterDoor(actions, { links, files: registerFiles, pages: registerPages }),
      canServe: check,
      metrics: async (authorization) =>
        isBearer(config.metricsToken, authorization) ? telemetry.metrics() : undefined,
      ...localDoors(desk),
    },
    { loopbackOnly: config.mode === 'local', overTls: config.publicUrl.startsWith('https:'), telemetry },
  )
  const localStartReason = start === undefined ? {} : { localStart: start.why }
  const close = async (): Promise<void> => {
    await files.close()
    await store.close()
  }
  return { programme, actions, dueRunner, endpoint, http, ...localStartReason, close }
}

function localDoors(desk: LocalDesk | undefined) {
  return desk === undefined ? {} : { moveClock: desk.putClock }
}

function actionContext(
  parts: Omit<ActionContext, 'random' | 'newId' | 'holder' | 'cardUpdates' | 'fingerprint'>,
): ActionContext {
  const withChance = { ...parts, random: Math.random }
  return {
    ...withChance,
    cardUpdates: createCardUpdates(withChance),
    newId: randomUUID,
    fingerprint: (text) => createHash('sha256').update(text).digest('hex'),
    holder: randomBytes(8).toString('hex'),
  }
}
