/**
 * What protects, and the test that fails without it. Each is taken away in a copy of the project, one at a time, by `npm run test:protections`;
 * `docs/explanation/security.md` has the same list in words. A test of its own says when a text that is to be taken away is no longer there.
 */
export interface Protection {
  readonly id: string;
  /** what protects, in a few words; in the page on security */
  readonly says: string;
  readonly without: readonly Change[];
  /** file of the test, from the project's folder: `.test.ts` is a unit test, `.spec.ts` an end-to-end one; or a web server of `npm run test:deploy` */
  readonly test: string;
  /** part of the title of the one that fails; the whole file is run where it is left out */
  readonly title?: string;
}

/** One place of one file: `text`, which stands there once, becomes `instead`. */
export interface Change {
  readonly file: string;
  readonly text: string;
  readonly instead: string;
}

const publish = 'ingest/publish/publish.test.ts';
const sealed = 'ingest/publish/encrypted.test.ts';
const locked = 'src/lib/snapshot/locked.test.ts';
const exportsTest = 'tests/hostile-exports.test.ts';
const archive = 'tests/read/archive.test.ts';
const workbook = 'tests/read/workbook.test.ts';
const server = 'tests/cli/server.test.ts';
const licences = 'docs/licences.test.ts';
const policy = 'tests/e2e/policy.spec.ts';
const integrity = 'tests/e2e/integrity.spec.ts';
const trouble = 'tests/e2e/import-trouble.spec.ts';
const offline = 'tests/e2e/offline.spec.ts';
const works = 'tests/e2e/keeps-working.spec.ts';

const one = (file: string, text: string, instead: string): readonly Change[] => [{ file, text, instead }];

const publishing: readonly Protection[] = [
  {
    id: 'own-rows',
    says: '分发的表里只有本单位的行',
    without: one(
      'ingest/publish/own-rows.ts',
      'SELECT layout, file, record FROM main.all_fates WHERE org IN ${own}',
      'SELECT layout, file, record FROM main.all_fates',
    ),
    test: publish,
  },
  {
    id: 'own-verdicts',
    says: '分发的判定里只有本单位的行',
    without: one(
      'ingest/publish/own-rows.ts',
      'JOIN own_file f ON f.old = t.file WHERE ${own}`,\n    );\n  await engine.run(verdictView',
      'JOIN own_file f ON f.old = t.file`,\n    );\n  await engine.run(verdictView',
    ),
    test: publish,
  },
  {
    id: 'own-cube',
    says: '分发的汇总里只有本单位的格',
    without: one(
      'ingest/publish/own-rows.ts',
      "'cube', `SELECT t.* FROM main.cube t WHERE ${own}`",
      "'cube', `SELECT t.* FROM main.cube t`",
    ),
    test: publish,
  },
  {
    id: 'quoted-rows',
    says: '引用别的单位一行的问题说明换成笼统的话',
    without: one(
      'ingest/publish/own-messages.ts',
      'ELSE ${literal(elsewhere.issue)} END AS message',
      'ELSE t.message END AS message',
    ),
    test: publish,
  },
  {
    id: 'quoted-links',
    says: '引用别的单位一行的关联说明换成笼统的话',
    without: one(
      'ingest/publish/own-messages.ts',
      'ELSE ${literal(elsewhere.link)} END AS message',
      'ELSE l.message END AS message',
    ),
    test: publish,
  },
  {
    id: 'telling-names',
    says: '文件名里有别的机关名称的改用模板名',
    without: one('ingest/publish/own-files.ts', 'name: telling(whole.name) ?', "name: telling('') ?"),
    test: publish,
  },
  {
    id: 'small-cells',
    says: '合计不足3个机关、3件的不给',
    without: one(
      'ingest/publish/peers.ts',
      'if (due.length < smallestCell || denominator < smallestCell)',
      'if (due.length < 0)',
    ),
    test: publish,
  },
  {
    id: 'site-snapshot',
    says: '网站里原有的快照不进任何文件夹',
    without: one(
      'ingest/publish/copy.ts',
      "if (entry.isDirectory() && entry.name !== 'snapshot')",
      'if (entry.isDirectory())',
    ),
    test: publish,
  },
  {
    id: 'copied-whole',
    says: '复制的每张表核对哈希',
    without: one('ingest/publish/copy.ts', 'if ((await sha256File(join(to, path))) !== sha256)', 'if (!sha256)'),
    test: publish,
  },
  {
    id: 'sealing',
    says: '加密',
    without: [
      {
        file: 'src/lib/snapshot/locked.ts',
        text: "await crypto.subtle.encrypt(\n      { name: 'AES-GCM', iv, additionalData: utf8(path) },\n      this.#cipher,\n      plain,\n    )",
        instead: 'plain',
      },
      {
        file: 'src/lib/snapshot/locked.ts',
        text: 'await crypto.subtle.decrypt(algorithm, this.#cipher, sealed.subarray(nonceBytes))',
        instead: 'sealed.slice(nonceBytes)',
      },
    ],
    test: sealed,
    title: 'without the passphrase',
  },
  {
    id: 'sealed-names',
    says: '加密后的文件名看不出内容',
    without: one(
      'src/lib/snapshot/locked.ts',
      'return `${hexOf(new Uint8Array(mac).subarray(0, 16))}.bin`',
      "return `${hexOf(utf8(path)).padEnd(32, '0').slice(0, 32 + mac.byteLength * 0)}.bin`",
    ),
    test: locked,
    title: 'two publications share no name',
  },
  {
    id: 'bound-to-path',
    says: '加密文件与路径绑定，不能互换',
    without: [
      {
        file: 'src/lib/snapshot/locked.ts',
        text: "{ name: 'AES-GCM', iv, additionalData: utf8(path) },\n      this.#cipher,",
        instead: "{ name: 'AES-GCM', iv },\n      this.#cipher,",
      },
      {
        file: 'src/lib/snapshot/locked.ts',
        text: "const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(path) };",
        instead: "const algorithm = { name: 'AES-GCM', iv };",
      },
    ],
    test: locked,
  },
  {
    id: 'new-nonce',
    says: '每个文件用新的随机数',
    without: one(
      'src/lib/snapshot/locked.ts',
      'const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));',
      'const iv = new Uint8Array(nonceBytes);',
    ),
    test: locked,
  },
  {
    id: 'new-salt',
    says: '每次分发用新盐',
    without: one(
      'src/lib/snapshot/locked.ts',
      'const salt = hexOf(crypto.getRandomValues(new Uint8Array(16)));',
      "const salt = '00'.repeat(16);",
    ),
    test: locked,
  },
  {
    id: 'wrong-passphrase',
    says: '口令不对就不打开',
    without: one(
      'src/lib/snapshot/locked.ts',
      'return found.check === check ? found.keys : null;',
      'return check ? found.keys : null;',
    ),
    test: locked,
  },
  {
    id: 'weak-lock',
    says: '次数少于60万的锁不认',
    without: one('src/lib/snapshot/locked.ts', 'v.minValue(iterations), ', ''),
    test: locked,
  },
];

const files: readonly Protection[] = [
  {
    id: 'zip-paths',
    says: '压缩包里指向包外的文件名',
    without: one(
      'ingest/read/archive.ts',
      'if (isUnsafe(member) || names.has(member.name))',
      'if (names.has(member.name))',
    ),
    test: archive,
  },
  {
    id: 'zip-ratio',
    says: '压缩比上限',
    without: one('ingest/read/archive.ts', 'member.bytes > member.packed * limits.ratio', 'member.packed < 0'),
    test: archive,
  },
  {
    id: 'zip-total',
    says: '压缩包解压总量上限',
    without: one('ingest/read/archive.ts', 'if (total > budget.total)', 'if (total < 0)'),
    test: archive,
  },
  {
    id: 'zip-members',
    says: '压缩包文件数上限',
    without: one('ingest/read/archive.ts', 'if (members.length > limits.members)', 'if (members.length < 0)'),
    test: archive,
  },
  {
    id: 'zip-depth',
    says: '压缩包只解一层嵌套',
    without: one('ingest/read/archive.ts', 'if (depth > 1)', 'if (depth > 9)'),
    test: archive,
  },
  {
    id: 'zip-stated-size',
    says: '解压不超过目录所写的大小',
    without: one('ingest/read/unzip.ts', 'if (bytes > entry.bytes)', 'if (bytes < 0)'),
    test: 'tests/read/unzip.test.ts',
  },
  {
    id: 'zip-checksum',
    says: '解压后核对CRC',
    without: one(
      'ingest/read/unzip.ts',
      'if (bytes !== entry.bytes || crc !== entry.crc)',
      'if (bytes !== entry.bytes)',
    ),
    test: workbook,
  },
  {
    id: 'links-outside',
    says: '文件夹里的链接不跟到外面',
    without: one('ingest/read/sources.ts', 'if (!isBelow(target, root))', 'if (target === folder)'),
    test: 'tests/read/sources.test.ts',
  },
  {
    id: 'workbook-size',
    says: '工作簿解压大小上限',
    without: one('ingest/read/workbook-parts.ts', 'if (mib > limits[kind])', 'if (mib < 0)'),
    test: workbook,
  },
  {
    id: 'workbook-cells',
    says: '工作表格数上限',
    without: one('ingest/read/workbook.ts', 'if (rows.length * width > cellLimit)', 'if (rows.length < 0)'),
    test: workbook,
  },
  {
    id: 'ods-repeats',
    says: '.ods重复格上限',
    without: one('ingest/read/part-scan.ts', 'if (this.#cells > repeatLimit)', 'if (this.#cells < 0)'),
    test: workbook,
  },
  {
    id: 'xml-types',
    says: '工作簿的部分里有实体声明的不读',
    without: one(
      'ingest/read/workbook-parts.ts',
      "if ((before + piece).includes('<!ENTITY')) declared.entities = true;",
      '',
    ),
    test: workbook,
  },
  {
    id: 'xls-chains',
    says: '.xls的扇区链先查后读',
    without: one(
      'ingest/read/compound-file.ts',
      'export function chainsEnd(',
      'export const chainsEnd = (_: Uint8Array): boolean => true;\nexport function looked(',
    ),
    test: 'ingest/read/compound-file.test.ts',
  },
  {
    id: 'xls-short-records',
    says: '.xls里放不下文字的记录先查后读',
    without: one('ingest/read/binary-records.ts', 'if (length < (least.get(type) ?? 0)) return false;', ''),
    test: 'ingest/read/binary-records.test.ts',
  },
  {
    id: 'xls-theme',
    says: '.xls里的主题等与表格无关的记录不读',
    without: one('ingest/read/binary-records.ts', 'if (besides.has(type)) put(bytes, stream, at, nothing);', ''),
    test: 'ingest/read/binary-records.test.ts',
  },
  {
    id: 'sort-of-many-sources',
    says: '许多来源的判定先合成一份再排序，不超出内存',
    without: one(
      'ingest/snapshot.ts',
      'const rows = stored || this.#roomy ? from :',
      'const rows = from.length > 0 ? from :',
    ),
    test: 'ingest/snapshot.test.ts',
  },
];

const values: readonly Protection[] = [
  {
    id: 'xml-characters',
    says: '不能写进XML的字符用符号显示',
    without: one(
      'src/lib/export/shown.ts',
      'return text.replace(unfit, (character) => {',
      'return text.replace(/$^/gu, (character) => {',
    ),
    test: exportsTest,
  },
  {
    id: 'cell-escape',
    says: '工作簿里 `_x0041_` 这样的文字加转义',
    without: one('src/lib/export/cell-text.ts', ".replace(escape, '_x005F_')", ''),
    test: exportsTest,
  },
  {
    id: 'cell-length',
    says: '一格最长32767字',
    without: one(
      'src/lib/export/cell-text.ts',
      'if (text.length <= longestCell) return text;',
      'if (text.length >= 0) return text;',
    ),
    test: exportsTest,
  },
  {
    id: 'directions',
    says: '文书里去掉改变书写方向的字符',
    without: one('src/lib/report/xml.ts', "' ')).replace(turning, '')", "' '))"),
    test: exportsTest,
  },
  {
    id: 'csv-formulas',
    says: 'csv里像公式的文字加前导撇号',
    without: one('src/lib/results/csv.ts', "? `'${text}` : text;", '? text : text;'),
    test: 'src/lib/results/csv.test.ts',
  },
  {
    id: 'csv-hidden-formulas',
    says: '控制字符、零宽字符之后的公式也加',
    without: one('src/lib/results/csv.ts', '/^[\\s\\p{Cc}\\p{Cf}]*[=+', '/^\\s*[=+'),
    test: exportsTest,
  },
  {
    id: 'text-on-screen',
    says: '屏幕上的值都是文本',
    without: one('src/lib/ui/RowsTable.svelte', '<a {href}>{row.key}</a', '<a {href}>{@html row.key}</a'),
    test: 'tests/e2e/hostile.spec.ts',
    title: 'the rows name cases and files',
  },
  {
    id: 'read-only',
    says: '查询只许读',
    without: one(
      'src/lib/query/read-only.ts',
      "if (token.kind === 'word' && forbidden.has(token.text) && !symbol(before, '.'))",
      "if (token.kind === 'word' && token.text === '')",
    ),
    test: 'src/lib/query/read-only.test.ts',
  },
  {
    id: 'no-file-functions',
    says: '查询里读文件的函数',
    without: one(
      'src/lib/query/read-only.ts',
      'if (called && forbiddenFunctions.test(token.text.toLowerCase()))',
      'if (called && token.text === "")',
    ),
    test: 'src/lib/query/read-only.test.ts',
  },
  {
    id: 'engine-locked',
    says: '引擎自己也不许读文件、不许改回来',
    without: one('src/lib/query/session.ts', 'SET enable_external_access=false; SET lock_configuration=true;', ''),
    test: 'tests/query.test.ts',
  },
  {
    id: 'quoted-texts',
    says: 'SQL里的文字加转义',
    without: one(
      'src/lib/engine/engine.ts',
      `return text === null ? 'NULL' : \`'\${text.replaceAll("'", "''")}'\`;`,
      "return text === null ? 'NULL' : `'${text}'`;",
    ),
    test: 'src/lib/engine/engine.test.ts',
  },
  {
    id: 'quoted-names',
    says: 'SQL里的名称加转义',
    without: one('src/lib/engine/engine.ts', `name.replaceAll('"', '""')`, 'name'),
    test: 'src/lib/engine/engine.test.ts',
  },
];

const withoutTrustedTypes: Protection['without'] = [
  { file: 'svelte.config.js', text: "'require-trusted-types-for': ['script'],", instead: '' },
  {
    file: 'ingest/cli/server.ts',
    text: `frame-ancestors 'none'; require-trusted-types-for 'script'";`,
    instead: `frame-ancestors 'none'";`,
  },
];

const page: readonly Protection[] = [
  {
    id: 'script-policy',
    says: '脚本只认本站的（文字变代码，Trusted Types也拦，须一同去掉）',
    without: [
      {
        file: 'svelte.config.js',
        text: "'script-src': ['self', 'wasm-unsafe-eval'],",
        instead: "'script-src': ['self', 'unsafe-inline', 'unsafe-eval'],",
      },
      ...withoutTrustedTypes,
    ],
    test: policy,
    title: 'text made into code',
  },
  {
    id: 'connect-policy',
    says: '只连本站',
    without: [
      { file: 'svelte.config.js', text: "'connect-src': ['self'],", instead: "'connect-src': ['*']," },
      {
        file: 'ingest/cli/server.ts',
        text: `return "connect-src 'self'; object-src 'none'; base-uri`,
        instead: `return "object-src 'none'; base-uri`,
      },
    ],
    test: policy,
    title: 'another host',
  },
  {
    id: 'trusted-types',
    says: 'Trusted Types（meta和响应头）',
    without: withoutTrustedTypes,
    test: policy,
    title: 'no text becomes markup',
  },
  {
    id: 'program-addresses',
    says: '只有本站的 `.js` 能成为程序',
    without: one(
      'src/lib/engine/trusted.ts',
      'if (origin !== location.origin || !pathname.endsWith',
      'if (!pathname && !pathname.endsWith',
    ),
    test: 'src/lib/engine/trusted.test.ts',
  },
  {
    id: 'frames',
    says: '不许嵌入别的网页',
    without: one('ingest/cli/server.ts', "'X-Frame-Options': 'DENY',", ''),
    test: policy,
    title: 'headers of a closed house',
  },
  {
    id: 'worker-policy',
    says: '程序文件的响应头里的策略',
    without: one('ingest/cli/server.ts', 'if (/\\.m?js$/.test(name))', 'if (/\\.nothing$/.test(name))'),
    test: server,
  },
  {
    id: 'loopback',
    says: '`serve` 只听本机',
    without: one(
      'ingest/cli/server.ts',
      "export const defaultHost = '127.0.0.1';",
      "export const defaultHost = '0.0.0.0';",
    ),
    test: server,
  },
  {
    id: 'host-names',
    says: '`serve` 不认别的主机名',
    without: one(
      'ingest/cli/server.ts',
      'if (local && !loopback.has(hostName(request.headers.host)))',
      'if (local && request.headers.host === undefined)',
    ),
    test: server,
  },
  {
    id: 'traversal',
    says: '`serve` 不出自己的文件夹',
    without: one('ingest/cli/static-files.ts', "part.startsWith('.') || ", ''),
    test: server,
  },
  {
    id: 'only-snapshot',
    says: '`serve` 只给快照自己的文件',
    without: one(
      'ingest/cli/server.ts',
      'return /^(manifest\\.json|([\\w-]+\\/)*[\\w-]+\\.parquet|[0-9a-f]{32}\\.bin)$/.test(name)',
      'return name.length > 0',
    ),
    test: server,
  },
];

const keepsWorking: readonly Protection[] = [
  {
    id: 'hashes',
    says: '每张表载入时核对哈希',
    without: one('src/lib/engine/parquet.worker.ts', 'if (actual !== expected) throw', "if (actual === '') throw"),
    test: integrity,
    title: 'one flipped bit in a table of rows',
  },
  {
    id: 'newer-format',
    says: '更新的格式请升级程序',
    without: one('src/lib/snapshot/manifest.ts', 'if (version > manifestVersion)', 'if (version > 1e9)'),
    test: 'tests/cli/frozen.test.ts',
  },
  {
    id: 'newer-format-page',
    says: '页面说的是升级程序，不是重做快照',
    without: one('src/lib/ui/Failure.svelte', '{failure.found > failure.known', '{failure.found < 0'),
    test: integrity,
    title: 'says which of the two to renew',
  },
  {
    id: 'older-format',
    says: '旧格式的快照能读的照读',
    without: one('src/lib/snapshot/manifest.ts', 'version === 1 ? fromVersion1(value) :', ''),
    test: 'tests/cli/frozen.test.ts',
  },
  {
    id: 'stall',
    says: '30秒无字节即停止等待',
    without: one('src/lib/engine/stall.ts', 'this.#over = true;\n      this.#tell();', 'this.#over = true;'),
    test: 'tests/e2e/stall.spec.ts',
    title: 'rows that stop arriving',
  },
  {
    id: 'broken-connection',
    says: '连接断了点名，可以重试',
    without: one(
      'src/lib/state/failure.ts',
      "if (cause.reason === 'network' || cause.reason === 'stalled')",
      "if (cause.reason === 'stalled')",
    ),
    test: works,
    title: 'a connection that breaks',
  },
  {
    id: 'evicted',
    says: '浏览器清掉了存储就显示公开的快照',
    without: one(
      'src/lib/workspace/workspace.ts',
      "return (await (await open()).get('state', 'current')) ?? nothing;\n  } catch",
      "return (await (await open()).get('state', 'current')) as Shown;\n  } catch",
    ),
    test: works,
    title: 'has thrown away',
  },
  {
    id: 'clock',
    says: '不用电脑的时钟，用数据的截止日',
    without: one(
      'src/lib/state/period.ts',
      'return yearMonths(reportingYear(asOf));',
      'return yearMonths(reportingYear(new Date().toISOString().slice(0, 10) || asOf));',
    ),
    test: works,
    title: 'a clock that is',
  },
  {
    id: 'worker-error',
    says: '解码程序起不来就说明，能重来',
    without: one(
      'src/lib/engine/parquet.worker.ts',
      "send(cause instanceof ReadError ? { type: 'error', ...cause.told } : { type: 'error', reason: 'network', message });",
      'void message;',
    ),
    test: works,
    title: 'stops with an error of its own',
  },
  {
    id: 'out-of-memory',
    says: '引擎内存不足就换一个',
    without: one(
      'src/lib/state/snapshot.svelte.ts',
      'if (this.opened && isOutOfMemory(cause) &&',
      'if (this.opened && cause === null &&',
    ),
    test: 'tests/e2e/failures.spec.ts',
    title: 'runs out of memory',
  },
  {
    id: 'two-tabs',
    says: '两个标签页不互相覆盖',
    without: one('src/lib/workspace/workspace.ts', 'if (now.batch !== content.parent) {', 'if (now.batch === -1) {'),
    test: trouble,
    title: 'two tabs',
  },
  {
    id: 'no-room',
    says: '存不下时什么也不换',
    without: one('src/lib/workspace/workspace.ts', "cause.name === 'QuotaExceededError'", "cause.name === ''"),
    test: trouble,
    title: 'no room',
  },
  {
    id: 'damaged-workspace',
    says: '损坏的工作区文件点名拒绝',
    without: one(
      'src/lib/workspace/file.ts',
      'if (said?.sha256 !== sha256 || said.bytes !== content.size) throw',
      'if (!said) throw',
    ),
    test: 'src/lib/workspace/file.test.ts',
  },
  {
    id: 'offline-hash',
    says: '存在本机的表按清单核对后才给出',
    without: one(
      'src/lib/offline/snapshot.ts',
      'if (kept && wanted !== anything && kept.headers.get(hashHeader) === wanted)',
      'if (kept)',
    ),
    test: offline,
    title: 'with other bytes',
  },
  {
    id: 'offline-shell',
    says: '没有服务器时程序还在',
    without: one(
      'src/lib/offline/shell.ts',
      'return (await cache.match(request, options)) ?? (await this.#match(request)) ?? fetch(request);',
      'void options;\n    return fetch(request);',
    ),
    test: offline,
    title: 'after the first visit',
  },
  {
    id: 'offline-waits',
    says: '新程序等到读者同意才换上',
    without: one(
      'src/service-worker.ts',
      "self.addEventListener('install', (event) => event.waitUntil(shell.fill()));",
      "self.addEventListener('install', (event) => event.waitUntil(shell.fill().then(() => self.skipWaiting())));",
    ),
    test: offline,
    title: 'a newer program waits',
  },
  {
    id: 'older-methods',
    says: '旧内核缺少的方法自带',
    without: one('src/lib/engine/older-browsers.ts', 'if (name in Array.prototype) return;', 'return;'),
    test: 'tests/e2e/floor.spec.ts',
    title: 'without the methods that came after it',
  },
  {
    id: 'floor',
    says: '太旧的浏览器看到一句话',
    without: one('static/floor.js', 'var floor = 109;', 'var floor = 1;'),
    test: 'tests/e2e/floor.spec.ts',
    title: 'version 108',
  },
  {
    id: 'insecure-hash',
    says: '`http://` 地址上也能核对哈希',
    without: one('src/lib/engine/parquet.worker.ts', 'if (self.isSecureContext) {', 'if (self) {'),
    test: 'tests/e2e/insecure.spec.ts',
    title: 'figures, rows, queries',
  },
];

const supply: readonly Protection[] = [
  {
    id: 'archive-hash',
    says: '每个依赖包有SHA-512',
    without: one('docs/licences.ts', 'integrity: v.string(),', "integrity: v.optional(v.string(), ''),"),
    test: licences,
  },
  {
    id: 'pinned',
    says: '依赖锁定在一个版本',
    without: one('package.json', '"apache-arrow": "17.0.0"', '"apache-arrow": "^17.0.0"'),
    test: licences,
  },
  {
    id: 'install-scripts',
    says: '不跑安装脚本',
    without: one('package.json', '"esbuild": false', '"esbuild": true'),
    test: licences,
  },
];

const servers: readonly Protection[] = [
  {
    id: 'nginx-wasm',
    says: 'nginx：wasm的媒体类型',
    without: one('docs/samples/nginx.conf', 'application/wasm wasm; ', ''),
    test: 'nginx',
  },
  {
    id: 'nginx-gzip',
    says: 'nginx：压缩',
    without: one('docs/samples/nginx.conf', '  gzip on;\n', '  gzip off;\n'),
    test: 'nginx',
  },
  {
    id: 'nginx-policy',
    says: 'nginx：内容策略',
    without: one('docs/samples/nginx.conf', '  add_header Content-Security-Policy $policy always;\n', ''),
    test: 'nginx',
  },
  {
    id: 'nginx-frames',
    says: 'nginx：不许嵌入',
    without: one('docs/samples/nginx.conf', '  add_header X-Frame-Options DENY always;\n', ''),
    test: 'nginx',
  },
  {
    id: 'nginx-hidden',
    says: 'nginx：隐藏文件不给',
    without: one('docs/samples/nginx.conf', '  location ~ /\\. { return 404; }\n', ''),
    test: 'nginx',
  },
  {
    id: 'nginx-fresh',
    says: 'nginx：清单不许过期地缓存',
    without: one('docs/samples/nginx.conf', 'set $cache "no-cache";', 'set $cache "public, max-age=86400";'),
    test: 'nginx',
  },
];

export const protections: readonly Protection[] = [
  ...publishing,
  ...files,
  ...values,
  ...page,
  ...keepsWorking,
  ...supply,
  ...servers,
];
