import type { BackupsView, KindCount, RetentionView } from '../ipc/wire';
import type { Scenario } from './scenarios';
import { now } from './people';
import { emptyReport, quietReport, report } from './report';

const day = 86_400_000;

/** Backups of a register of some thousand members. */
export const backups: BackupsView = {
  folder: '/home/fjellheim/.local/share/skranke/backups',
  backups: [
    { backupId: 'a', madeAtMs: now - 3 * 3_600_000, reason: 'asked', bytes: 4_612_096 },
    { backupId: 'b', madeAtMs: now - 6 * 3_600_000, reason: 'daily', bytes: 4_608_000 },
    { backupId: 'c', madeAtMs: now - day, reason: 'daily', bytes: 4_591_616 },
    { backupId: 'd', madeAtMs: now - 2 * day, reason: 'replaced', bytes: 4_587_520 },
    { backupId: 'e', madeAtMs: now - 9 * day, reason: 'upgrade', bytes: 4_210_688, wrong: 'store_damaged' },
  ],
};

/** The usual rules, and two runs. */
export const retention: RetentionView = {
  rules: [
    { kind: 'needs_staff', unit: 'hours', count: '24' },
    { kind: 'intents', unit: 'days', count: '7' },
    { kind: 'ended_members', unit: 'months', count: '12' },
    { kind: 'unconfirmed_members', unit: 'months' },
    { kind: 'guests', unit: 'days', count: '7' },
    { kind: 'visits', unit: 'months', count: '24' },
    { kind: 'notes', unit: 'months' },
    { kind: 'answers', unit: 'months' },
    { kind: 'former_numbers', unit: 'months', count: '24' },
    { kind: 'merges', unit: 'months', count: '12' },
    { kind: 'logins', unit: 'months', count: '1' },
    { kind: 'audit', unit: 'months', count: '24' },
    { kind: 'day_counts', unit: 'months' },
  ],
  lastRunMs: now - 5 * 3_600_000,
  runs: [
    {
      atMs: now - 5 * 3_600_000,
      removed: [
        { kind: 'guests', count: 31 },
        { kind: 'visits', count: 212 },
      ],
    },
    { atMs: now - 2 * day, by: 'Solveig Berg', removed: [{ kind: 'ended_members', count: 4 }] },
  ],
};

export const overdue: KindCount[] = [
  { kind: 'guests', count: 12 },
  { kind: 'visits', count: 1204 },
];

const answers = {
  view_report: () => report(),
  list_backups: () => backups,
  look_at_backup: () => ({ members: 37, visits: 214, deeds: 260 }),
  view_retention: () => retention,
  count_overdue: () => overdue,
  export_members: () => ({ path: '/home/fjellheim/Documents/skranke-2026-11-23.csv', members: 2401 }),
};
const inPart = (part: string, more: string[] = []): Scenario => ({
  answers,
  keys: ['F9', `click:section-${part}`, ...more],
});

/** Behind the counter: the day's report, and the care of the register. */
export const careScenarios: Record<string, Scenario> = {
  'room-report': inPart('report'),
  'room-report-quiet': { ...inPart('report'), answers: { view_report: () => quietReport } },
  'room-report-empty': { ...inPart('report'), answers: { view_report: () => emptyReport } },
  'room-backups': inPart('backups'),
  'room-restore': inPart('backups', ['click:restore']),
  'room-retention': inPart('retention'),
  'room-transfer': inPart('transfer'),
  'room-export': inPart('transfer', ['click:export-members']),
  'room-overdue': inPart('retention', ['click:count-overdue']),
};
