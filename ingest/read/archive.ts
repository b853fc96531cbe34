import { platform } from '#platform';
import { firstBytes, latin1 } from './bytes.ts';
import { packageKind } from './package-kind.ts';
import { baseName, extension } from './paths.ts';
import { inReadingOrder, type Source } from './source.ts';
import { unzip, UnzipError } from './unzip.ts';
import { zipEntries, type ZipEntry } from './zip.ts';

/** What an archive may unpack to: bytes of one member and of all together, members, and times its own size (for members that matter). */
const limits = { member: 1024 * 1048576, total: 4 * 1024 * 1048576, members: 2000, ratio: 200, small: 16 * 1048576 };

/** An archive that was not unpacked: nothing of it is read. */
export interface RefusedArchive {
  readonly source: Source;
  readonly code: 'DAMAGED' | 'ENCRYPTED' | 'UNSAFE' | 'TOO_LARGE' | 'UNSUPPORTED' | 'EMPTY';
  /** one sentence for people (Chinese) */
  readonly message: string;
}

class ArchiveError extends Error {
  readonly code: RefusedArchive['code'];
  constructor(code: RefusedArchive['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArchiveError';
    this.code = code;
  }
}

/**
 * Replaces each zip archive that is no office document by the files in it, unpacked into `work` under names of ours; a member of
 * `archive.zip` is named `archive.zip/folder/file.csv`. An archive within an archive is unpacked, too, one within that is not.
 * An archive that is damaged, encrypted or beyond the limits, or names files outside itself, is refused as a whole.
 */
export async function expandSources(
  sources: readonly Source[],
  work: string,
): Promise<{ sources: Source[]; refused: RefusedArchive[] }> {
  const found: Source[] = [];
  const refused: RefusedArchive[] = [];
  const budget = { total: limits.total };
  const expand = async (source: Source, folder: string, depth: number): Promise<void> => {
    try {
      const members = await readDirectory(source);
      if (members === null) {
        found.push(source);
        return;
      }
      if (depth > 1) throw new ArchiveError('UNSUPPORTED', '压缩包嵌套超过一层，请解压后报送');
      const unpacked = await unpackAll(source, members, folder, budget);
      for (const [i, member] of unpacked.entries()) await expand(member, `${folder}/${i}-inner`, depth + 1);
    } catch (cause) {
      if (!(cause instanceof ArchiveError)) throw cause;
      refused.push({ source, code: cause.code, message: cause.message });
    }
  };
  for (const [i, source] of sources.entries()) await expand(source, `${work}/archive-${i}`, 0);
  return { sources: found.sort(inReadingOrder), refused };
}

/** The members of an archive that has to be unpacked; null for anything else. A broken archive of another name than `.zip` is for its reader to refuse. */
async function readDirectory(source: Source): Promise<ZipEntry[] | null> {
  const start = latin1(await firstBytes(source.path, 4));
  if (start !== 'PK\x03\x04' && start !== 'PK\x05\x06') return null;
  try {
    const entries = await zipEntries(source.path);
    return packageKind(entries) === 'archive' ? entries : null;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if (extension(source.name).toLowerCase() !== '.zip') return null;
    throw new ArchiveError('DAMAGED', '压缩包已损坏或不完整，请重新打包', { cause });
  }
}

async function unpackAll(
  source: Source,
  members: readonly ZipEntry[],
  folder: string,
  budget: { total: number },
): Promise<Source[]> {
  const wanted = members.filter((member) => !isOwnBusiness(member.name));
  check(wanted, budget);
  await platform.makeFolder(folder);
  const unpacked: Source[] = [];
  for (const [i, member] of wanted.entries()) {
    const path = `${folder}/${i}${extension(member.name).replace(/[^.\w]/gu, '')}`;
    await unpackOne(source, member, path);
    unpacked.push({ path, name: `${source.name}/${member.name}`, bytes: member.bytes });
  }
  return unpacked;
}

async function unpackOne(source: Source, member: ZipEntry, path: string): Promise<void> {
  const out = await platform.create(path);
  try {
    await unzip(source.path, member, (bytes) => out.write(bytes));
  } catch (cause) {
    if (!(cause instanceof UnzipError)) throw cause;
    throw new ArchiveError('DAMAGED', `压缩包已损坏（其中的“${member.name}”解压不完整或校验不符），请重新打包`, {
      cause,
    });
  } finally {
    await out.close();
  }
}

/** What systems keep for themselves, as `listSources` leaves it out. */
function isOwnBusiness(name: string): boolean {
  const file = baseName(name);
  return name.split('/').includes('__MACOSX') || file.startsWith('.') || file.startsWith('~$');
}

function check(members: readonly ZipEntry[], budget: { total: number }): void {
  const refuse = (code: RefusedArchive['code'], message: string): never => {
    throw new ArchiveError(code, message);
  };
  if (members.length === 0) refuse('EMPTY', '压缩包里没有文件，请重新打包');
  if (members.length > limits.members)
    refuse('TOO_LARGE', `压缩包里有 ${members.length} 个文件，超过 ${limits.members} 个的上限，请拆分后报送`);
  const names = new Set<string>();
  for (const member of members) {
    if (member.encrypted) refuse('ENCRYPTED', '压缩包有密码，请去掉密码后重新打包');
    if (isUnsafe(member) || names.has(member.name))
      refuse('UNSAFE', `压缩包里的文件名“${printable(member.name)}”重复或指向压缩包之外，请重新打包`);
    names.add(member.name);
    if (member.bytes > limits.member)
      refuse('TOO_LARGE', `压缩包里的“${member.name}”解压后超过 ${limits.member / 1048576} MiB 的上限，请拆分后报送`);
    if (member.bytes > limits.small && member.bytes > member.packed * limits.ratio)
      refuse('TOO_LARGE', `压缩包里的“${member.name}”压缩比超过 ${limits.ratio} 倍，不像正常的数据，请解压核对后报送`);
  }
  const total = members.reduce((sum, member) => sum + member.bytes, 0);
  if (total > budget.total)
    refuse('TOO_LARGE', `压缩包解压后合计超过 ${limits.total / 1048576} MiB 的上限，请解压后分批报送`);
  budget.total -= total;
}

function isUnsafe(member: ZipEntry): boolean {
  const parts = member.name.split('/');
  return member.link || parts.includes('..') || parts[0] === '' || /^[a-z]:|\0/iu.test(member.name);
}

function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, ' ').slice(0, 100);
}
