/** The table of folders in docs/architecture.md, enforced: which folder may import which. */
const may = (folder, ...others) => ({
  name: `${folder}-reach`,
  severity: 'error',
  comment: `src/${folder} may import ${others.join(', ') || 'itself only'}; see docs/architecture.md.`,
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
})

const owns = (folder, ...packages) => ({
  name: `only-${folder.replaceAll(/\W/g, '-')}-may-use`,
  severity: 'error',
  comment: `${packages.join(', ')} belong to src/${folder} alone.`,
  from: { path: '^src/', pathNot: `^src/${folder}${folder.endsWith('.ts') ? '$' : '/'}` },
  to: { path: `node_modules/(${packages.join('|')})/` },
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'The domain imports itself and the date library, nothing else: no SDK, no Node, no environment.',
      from: { path: '^src/domain/' },
      to: { pathNot: '^(src/domain/|node_modules/temporal-polyfill/)' },
    },
    {
      name: 'actions-are-pure',
      severity: 'error',
      comment: 'Actions import the domain and their ports, nothing else.',
      from: { path: '^src/actions/' },
      to: { pathNot: '^src/(actions|domain)/' },
    },
    may('cards', 'domain', 'locales'),
    may('locales', 'domain'),
    may('teams', 'actions', 'cards', 'locales', 'domain'),
    may('storage', 'actions', 'domain'),
    may('report', 'actions', 'locales', 'domain'),
    may('programme-file', 'domain'),
    may('telemetry', 'actions'),
    may('http', 'actions', 'locales', 'domain'),
    may('config'),
    may('local', 'actions', 'domain'),
    owns('teams', 'botbuilder', 'botframework-connector', '@microsoft/teams-ai'),
    owns('storage/lowdb', 'lowdb'),
    owns('storage/postgres', 'kysely', 'pg'),
    owns('http', 'restify'),
    owns('cards', 'adaptivecards-templating'),
    owns('locales', 'i18next'),
    owns('telemetry', 'prom-client'),
    owns('programme-file/holidays.ts', 'date-holidays'),
    owns('programme-file', 'yauzl', 'csv-parse'),
    owns('report', 'docx', '@myriaddreamin/typst-ts-node-compiler', 'csv-stringify'),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
}
