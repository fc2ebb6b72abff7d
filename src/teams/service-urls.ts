/** Where Teams' own connectors are: worldwide, GCC, GCC High and DoD. */
const teamsHosts = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
])
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** As Teams writes them: what a lenient reader would mend, or the bot's own path would run into, is not one of them. */
const plainUrl = /^https?:\/\/[a-z0-9.:[\]-]+(?:\/[^\s\\?#]*)?$/i

/** Whether the bot may send to this service URL: whoever can name another one could make it call anybody. */
export function allowsServiceUrl(
  url: string,
  options: { readonly local: boolean; readonly more: readonly string[] },
): boolean {
  if (!plainUrl.test(url) || !URL.canParse(url)) return false
  const { protocol, hostname, host } = new URL(url)
  if (options.local) return loopbackHosts.has(hostname)
  // `host` names its port where that is another one than that of https; a setting without one means all of them.
  return (
    protocol === 'https:' && (teamsHosts.has(host) || options.more.some((each) => each === host || each === hostname))
  )
}
