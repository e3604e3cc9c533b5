/** The people of the seed, by handle. */
export const PEOPLE = {
  ada: 'Ada',
  ben: 'Ben',
  chloe: 'Chloe',
  dario: 'Dario',
  emi: 'Emi',
  femi: 'Femi',
  greta: 'Greta',
  hugo: 'Hugo',
  ines: 'Ines',
  jonas: 'Jonas',
} as const;

/** The handle of somebody of the seed. */
export type Handle = keyof typeof PEOPLE;

/** A conversation of the seed: between two if it has no title. Lines are `handle: text`. */
export type Script = { readonly id: string; readonly title: string | null; readonly members: readonly Handle[]; readonly lines: readonly string[] };

/** What they talk about. */
export const SCRIPTS: readonly Script[] = [
  {
    id: 'seed-lunch',
    title: 'Lunch on Thursday',
    members: ['ada', 'ben', 'chloe', 'dario', 'emi'],
    lines: [
      'ada: Who is in for lunch on Thursday?',
      'ben: Me! Same place as last time?',
      'chloe: They are closed on Thursdays, I just looked.',
      'dario: The noodle bar behind the station, then 🍜',
      'emi: Yes please. 12:30?',
      'ada: 12:30 it is. I will book for five.',
      'chloe: Make it six, Femi is in town.',
      'ada: Done.',
    ],
  },
  {
    id: 'seed-choir',
    title: 'Choir',
    members: ['greta', 'hugo', 'ines', 'jonas', 'femi', 'ada'],
    lines: [
      'greta: Rehearsal moves to room 2 this week.',
      'hugo: The one with the broken piano?',
      'greta: It is repaired. Mostly.',
      'ines: I have the new scores, four pages, easy alto for once.',
      'jonas: Who brings the key?',
      'femi: I do.',
      'hugo: Then I bring biscuits.',
    ],
  },
  {
    id: 'seed-everyone',
    title: 'Everyone',
    members: ['ada', 'ben', 'chloe', 'dario', 'emi', 'femi', 'greta', 'hugo', 'ines', 'jonas'],
    lines: ['jonas: Hello everyone 👋', 'emi: こんにちは', 'ines: Olá!', 'dario: Ciao a tutti', 'femi: Ẹ káàbọ̀', 'greta: Moin'],
  },
  {
    id: 'seed-ada-ben',
    title: null,
    members: ['ada', 'ben'],
    lines: [
      'ben: Did you see how the meter in the cellar counts backwards?',
      'ada: It does what?',
      'ben: Backwards. Slowly. I took a video.',
      'ada: Call the landlord before he sees the bill.',
      'ben: I rather hoped he would not 😇',
    ],
  },
  {
    id: 'seed-chloe-hugo',
    title: null,
    members: ['chloe', 'hugo'],
    lines: [
      'chloe: Are you still selling the bicycle?',
      'hugo: I am. New chain, old bell.',
      'chloe: I take both.',
      'hugo: Saturday at ten?',
      'chloe: Perfect.',
    ],
  },
];
