/** Where Teams' own connectors are: worldwide, GCC, GCC High and DoD. */
const teamsHosts = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
])
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether the bot may send to this service URL: whoever can name another one could make it call anybody. */
export function allowsServiceUrl(
  url: string,
  options: { readonly local: boolean; readonly more: readonly string[] },
): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password } = new URL(url)
  if (username !== '' || password !== '') return false
  if (options.local) return loopbackHosts.has(hostname)
  return protocol === 'https:' && (teamsHosts.has(hostname) || options.more.includes(hostname))
}
