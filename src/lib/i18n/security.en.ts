import type { security as zh } from './security.zh.ts';

/** Texts about what a snapshot is allowed, locked, damaged; English. */
export const security: typeof zh = {
  lost: {
    title: 'Files of the snapshot cannot be used; what depends on them is not shown:',
    damaged: 'its bytes do not have the hash that the manifest states; damaged when it was copied or kept, or altered',
    unreadable: 'incomplete or not of the right format',
    unreachable: 'the connection broke off, or the server refuses it',
    stalled: (seconds) => `not a byte for ${seconds} seconds; the wait was ended`,
    again: 'Everything else is unaffected. Check the network and try again.',
    next: 'Everything else is unaffected. Ask the maintainer to copy the whole snapshot folder again from where it was made, or to import again; then reload this page.',
  },
  retry: 'Try again',
  stalled: {
    lead: (file, seconds) => `While ${file} was read not a byte came for ${seconds} seconds; the wait was ended.`,
  },
  hashes: { expected: 'SHA-256 in the manifest', actual: 'SHA-256 of the file' },
  unlock: {
    title: 'This snapshot is encrypted',
    lead: 'Enter the passphrase given to your unit. It is used on this machine only; it is not sent and not kept.',
    label: 'Passphrase',
    open: 'Open',
    opening: 'Checking the passphrase…',
    wrong: 'This is not the passphrase. Check upper and lower case and blanks, and try again.',
  },
  insecure: {
    title: 'An encrypted snapshot cannot be opened at this address',
    lead: 'Browsers can decrypt at https addresses and on the machine itself only; this page came over http.',
    next: 'Ask the maintainer to set up https (see the deployment guide), or copy the folder to your machine and open it with npx mingjing serve.',
  },
  offline: {
    renewed: 'A newer version of the program is ready; reload to use it. What is kept on this machine stays.',
    renew: 'Reload',
    kept: 'The server cannot be reached; this is the snapshot kept on this machine when it was last opened. What was not opened then cannot be shown now.',
    insecure:
      'This page came over http: everything can be looked at and imported, but it does not work offline, cannot be installed, and cannot open an encrypted snapshot. For these ask the maintainer to set up https (see the deployment guide).',
    refused:
      'The browser has not taken in what works offline, mostly because it does not trust the certificate of this site: ',
  },
  version: {
    newer: (found, known) =>
      `The format version of this snapshot is ${found}, made by a newer program; this site knows versions up to ${known}. Update this site to the version that made the snapshot.`,
    older: (found, known) =>
      `The format version of this snapshot is ${found}, made by an older program; this site knows versions from ${known} on. Import the source files again.`,
  },
  published: (name) => `Only the data of ${name}`,
  peers: {
    title: 'Peers',
    lead: 'Rows of other agencies are not here; these are sums over the agencies of the same group outside this part, by whole years.',
    year: (year) => String(year),
    columns: {
      metric: 'Metric',
      group: 'Group',
      agencies: 'Agencies',
      rate: 'Together',
      fraction: 'n/N',
      median: 'Median',
    },
    hidden: 'fewer than 3 agencies or 3 cases: not shown',
    none: 'Nothing of peers in this year.',
  },
};
