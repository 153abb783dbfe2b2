import type * as zh from './household.zh'

export const near: typeof zh.near = {
  show: 'Show',
  list: 'List',
  map: 'Map',
  several: '{n} cases',
  somewhere: 'Somewhere in the community',
  settledHere: 'Settled',
  coarse:
    'On the map each case stands in the middle of a square of {n} metres, in the country at its community: never at a door.',
  mapFailed: 'This telephone cannot draw maps; see the list.',
  title: 'Settled near me',
  lead: 'What others asked for and what came of it. Somebody took names, numbers and doors out first.',
  none: 'Nothing is published here yet',
  noneText: 'The community chooses what to publish and takes out what tells of people.',
  settled: 'settled {day}',
  asked: 'What was asked',
  done: 'What was done',
  more: 'Earlier ones',
}

export const household: typeof zh.household = {
  title: 'My household',
  lead: 'What the community keeps about your household, who looked at it and why; ask to correct it.',
  open: 'It closes by itself after 30 minutes. Numbers are partly hidden.',
  close: 'Done: close it',
  closed: 'Closed. To look again you need another code.',
  code: 'Code',
  codeHint: '12 letters and digits; dashes may be left out.',
  codeNeeded: 'Enter the code',
  go: 'Open my file',
  how: 'Where do I get a code?',
  howText: 'From the community or your grid worker, in person. It works once within 30 days.',
  number: 'Household number',
  since: 'On file since',
  lastVisit: 'Last visit',
  people: 'People ({n})',
  born: 'Born',
  identity: 'Identity number',
  phone: 'Telephone',
  school: 'School',
  work: 'Work',
  moreTitle: 'The file also holds',
  moreNote: 'These may tell of one person alone; that person can read them at the community.',
  more: {
    needs: '{n} needs',
    marks: '{n} notes on how often to look in',
    listings: '{n} entries on the list of care',
    plans: '{n} plans',
  },
  relation: {
    head: 'head',
    spouse: 'spouse',
    child: 'child',
    child_in_law: 'child-in-law',
    grandchild: 'grandchild',
    parent: 'parent',
    grandparent: 'grandparent',
    sibling: 'sibling',
    other_kin: 'relative',
    not_kin: 'not related',
  },
}

export const looks: typeof zh.looks = {
  title: 'Who looked at it',
  none: 'Nobody so far.',
  note: 'Each look is written down for good. Your own are not among them.',
  why: 'Why: {reason}',
  noReason: 'visits and service of every day; no reason of its own',
  all: 'All {n}',
  kind: {
    look: 'Opened the file',
    carry: 'Taken along on a worker’s phone, for places without signal',
    reveal: 'Uncovered something hidden',
    search: 'Searched by a number',
    export: 'Took it out with a list',
    rows: 'Saw it behind a figure',
  },
  field: {
    identity: 'identity number',
    phone: 'telephone',
    request_signature: 'signature on a request',
    request_reporter_phone: 'telephone of a request',
    request_follow_code: 'another code for a request',
    household_access_slip: 'made a code for you',
  },
}

export const correction: typeof zh.correction = {
  title: 'Something is wrong?',
  text: 'What is wrong, and what is right',
  hint: 'It becomes a request at the community, with a number to follow.',
  go: 'Ask for correction',
  sent: 'The community will look into it; keep number and code',
}

export const text: typeof zh.text = {
  title: 'Or open it by telephone',
  phone: 'Mobile number that the file holds',
  phoneHint: 'The code goes only to the number on the file.',
  phoneNeeded: 'Enter the mobile number',
  go: 'Send a code',
  sent: 'If the file holds {phone}, a code arrives at once and is good for 10 minutes.',
  code: 'Code of 6 digits',
  codeNeeded: 'Enter the code of the message',
  again: 'None came: try again',
}
