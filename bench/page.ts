import { SEARCH_MEANING } from './search/meaning.ts';
import { paragraphs, type Section } from './support/report.ts';

/** The order of the page, and under which title each bench is in it. */
export const TITLES: Readonly<Record<string, string>> = {
  start: 'Start and memory',
  query: 'Queries',
  send: 'Sends',
  fanout: 'Fan-out',
  resume: 'Resuming',
  append: 'Appends',
  search: 'Search',
  lists: 'Lists',
};

/** The text of docs/performance.md: what was measured now, between what it means and what falls short, and what the page says of the rest. */
export function performancePage(old: string, machine: string, sections: ReadonlyMap<string, Section>): string {
  const all = Object.entries(TITLES).flatMap(([name, title]) => {
    const section = sections.get(name);
    if (!section) return oldSection(old, title);
    return paragraphs(`## ${title}`, `\`npm run bench -- ${name}\` on ${machine}`, section.body, MEANINGS[name] ?? '');
  });
  return `${paragraphs('# Performance', INTRO, ...all, AGAIN)}\n`;
}

function oldSection(old: string, title: string): string[] {
  const [, found] = old.split(`## ${title}\n`);
  return found === undefined ? [] : [`## ${title}\n${found.split('\n## ')[0]?.trimEnd()}`];
}

const INTRO = `How fast the server is, measured by \`bench/\` and written by it: this page is generated, the figures of a section come from one run. Absolute figures move with the machine and with whatever else it does; what holds is the comparison of servers that took turns in the same run, and CPU time.`;

const MEANINGS: Readonly<Record<string, string>> = {
  search: SEARCH_MEANING,
  start: `What it means:

* About a third of the CPU time is loading modules (\`@apollo/gateway\` alone is 510 files, 250 ms and 30 MB), a quarter is building six subgraph schemas and the query planner, the rest is stripping types (about 150 ms and 25 MB for the compiler that does it) and opening the store. The planner is JavaScript, not WebAssembly; hashing the password of a sign-up takes 40 ms.
* \`npm start\` keeps compiled modules in \`node_modules/.cache/palaver\` (9 MB): every start but the first takes about a fifth less CPU time, and 20 MB less, since nothing strips types.
* Memory falls short of 200 MB. Only 60 to 80 MB of it are live objects; the rest is V8 that has room and does not collect: the young generation grows to 32 MB and its copy while starting, and under large answers the old one and a pool of free pages follow. Measured once each, MB after 1,000 and 3,000 large \`Inbox\` queries: by default 414 and 495, with \`--max-semi-space-size=16\` 359 and 394, with \`--max-semi-space-size=8 --max-old-space-size=128\` 201 and 205 for up to twice the CPU time a query. At the start and after 1,000 small queries, \`--max-semi-space-size=16\` gives 190 and 207 MB without a measurable cost in CPU time.
* Enabling the compile cache before the first TypeScript file is loaded (a preloaded JavaScript file) would save the 25 MB of the type stripper as well: with \`--max-semi-space-size=16\` that gives 170 MB at the start and 195 MB after 1,000 small queries.`,
  query: `What it means:

* Within one process a part of the graph is a function call: plans carry parsed documents, nothing is serialised between the parts. Three things more were found by profiling and are in the code: queries that come often are compiled (\`graphql-jit\`), an entity that occurs several times in an answer is asked for once, and libraries run with \`NODE_ENV=production\`. The first two took 22 % of the CPU time off \`Inbox\` and 18 % off \`OpenConversation\` (the lowest of 8 rounds before and after, in turns); the third is within the noise.
* Of what is left of an \`Inbox\` in one process, a third is \`@apollo/gateway\` shaping the merged answer and reading the operation anew for every request, a tenth merging, a sixth SQLite, a tenth collecting garbage, a tenth writing the answer.
* The goal is four times the requests a second of the stock gateway. It is not reached: in CPU time, which is what a deployment pays for, it is three to four times, and in requests a second less on a machine with free cores, since the stock servers use all of them and one process uses one. The server without federation shows the limit: about a fifth less CPU time than ours.
* To come closer: execute plans without \`executeQueryPlan\` of \`@apollo/gateway\` and shape answers by a compiled query, which would save up to a third; read memberships and heads once for all parts of one request, which would save 5 of the 12 store calls.`,
  send: `What it means:

* A message is one insert with one fsync; appends that wait at the same time share both, so throughput grows with the number under way while one at a time is bound by the disk and the path.
* Through the API the path costs more than the disk: the domain alone takes 4 to 10 times as many with several under way.
* At 80 % of the highest rate requests queue behind each other in the one process, which is what the p99 shows.`,
  fanout: `What it means:

* Targets: at least 5 times \`graphql-ws\`, 1.2 times \`socket.io\` and 0.6 times \`ws\`, at most 15 kB a socket. In CPU time the one against \`ws\` is just reached. Not reached are the other two, about twice \`graphql-ws\` and nine tenths of \`socket.io\`; memory is reached with 1,000 receivers and missed by little with 5,000. Deliveries a second depend on whatever else the machine did.
* Why: half of the CPU time of a delivery is the kernel taking one small packet on the loopback interface (9 to 12 us here), which every server pays. Five times as many as \`graphql-ws\` would be more than \`ws\` alone does on this machine. Of our own part, at 1,000 receivers, a tenth of the total is finding the streams and moving their positions, a twentieth the frame with each device's own cursor, a seventh the request, the plan and the fsync of the message itself, which the peers do not have: they store nothing.
* The fields are those that an event answers by itself. With a field of another part (\`sender { displayName }\`) the plan is executed once for all, but each stream waits for it: about 4 us more a delivery, measured once.
* Found by profiling, and in the code: hints of one conversation that overtook each other made every stream read the log (200 executions a message); asking the registry for each member, and renewing her, by herself; one \`HeadReached\` rendered for each stream; a cryptographic hash of each user at each renewal of presence, which was half of the CPU time of idle sockets; the last came after the run of this table on 2026-11-25.
* What is left to do: hints of several writing processes can still overtake each other, and then each stream reads the log; a node could put them in order for all its streams. An idle socket takes 15 to 30 us of CPU time a second, a fifth of it for sending pings, every 5 s where the peers take 12 to 25; it counts in the table above.`,
  resume: `What it means:

* The target for one device is reached several times over; most of its time is the connection and one read for each conversation.
* For many devices at once it is CPU time of one process: each device reads and renders for itself, although others read the same. A quarter was preparing the key of the cursors' code again for each event; it is prepared once now. What is left is the kernel's write (a third), the code of each cursor, and reading.`,
  append: `What it means:

* Appends to one conversation that wait share one batch: on MongoDB, where a batch costs two round trips, one process takes more into a hot conversation than into many. SQLite shares its fsync among all conversations anyway.
* Several processes that write to one conversation meet at the unique index: who comes second reads what came in between and tries again. Spread over many conversations they do not meet.
* Through \`sendMessage\` the path costs more than the append, and several processes on two cores share those with the store and the load.`,
};

const AGAIN = `## Again

\`\`\`
npm run bench                     everything, about 15 minutes
npm run bench -- start            or query, send, fanout, resume, append, search, lists
npm run bench -- start --write    writes its section of this page; all --write writes every one
\`\`\`

The peers are in \`bench/query/peers.ts\`: stock \`@apollo/gateway\`, \`@apollo/server\` and \`@apollo/subgraph\` over the same resolvers. Those in \`bench/fanout/peers.ts\` are set up as their guides say. Nothing here is asserted by a test.`;
