// Stands in for @tauri-apps/api/core in the mode "looks": a made-up program in a plain browser.
// `?scene=` chooses what it shows (see scenes.ts). It holds no rules: it only answers something
// plausible, so that each state of the window can be looked at.
import type { AppError } from "../src/generated/AppError";
import type { CorrectRequest } from "../src/generated/CorrectRequest";
import type { DoseCard } from "../src/generated/DoseCard";
import type { PlanDraft } from "../src/generated/PlanDraft";
import type { Settings } from "../src/generated/Settings";
import type { TakeRequest } from "../src/generated/TakeRequest";
import type { TravelMode } from "../src/generated/TravelMode";
import { calendar } from "./calendar";
import { caution, openAlerts } from "./caution";
import type { Args, Commands } from "./commands";
import { evidenceOf } from "./evidence";
import { extras } from "./extras";
import { history } from "./history";
import { logging } from "./logging";
import { move } from "./move";
import { pause } from "./pause";
import { questions } from "./questions";
import { report } from "./report";
import { amount, check, scene, saved } from "./scenes";
import { steps } from "./steps";
import { stock } from "./stock";
import { trends } from "./trends";

/** What was asked so far, to be looked at from outside: `window.asked`. */
const asked: { command: string; args: Args }[] = [];
Object.assign(globalThis, { asked });

const slow = () => new Promise((done) => setTimeout(done, 40));

function answer(card: DoseCard | null, change: Partial<DoseCard>) {
  if (card) Object.assign(card, { operation: "op-1", can_take: false }, change);
}

function fail(error: AppError): never {
  // A command rejects with a plain object, as Tauri's do.
  throw error;
}

const commands: Commands = {
  ...calendar,
  ...caution,
  ...extras,
  ...history,
  ...logging,
  ...move,
  ...pause,
  ...questions,
  ...report,
  ...steps,
  ...stock,
  ...trends,
  startup: () => scene.startup,
  retry_open: () => scene.startup,
  today: () => structuredClone({ ...scene.today, alerts: openAlerts() }),
  check_plan: ({ draft }) => check(draft as PlanDraft),
  set_plan: () => (scene.fails ? fail({ code: "disk_full" }) : saved()),
  take: ({ request }) => {
    const { target, close_confirmed, at, amount: typed } = request as TakeRequest;
    if (scene.fails) fail({ code: "disk_full" });
    if (target.kind === "auto") {
      const [early] = scene.today.next;
      return { kind: "ask_which", late: early ?? null, early: early ?? null };
    }
    if (target.kind === "extra" && !close_confirmed) {
      return { kind: "ask_close", minutes: 130, other_at: scene.today.now - 7800 };
    }
    const card = scene.today.card;
    if (target.kind === "dose" && card) {
      const taken = typed === null ? card.planned : amount(typed);
      answer(card, {
        state: "taken",
        taken: { at: scene.today.now, amount: taken, late: at !== null },
      });
    }
    const help_now = Number(typed ?? "0") >= 10;
    return { kind: "saved", saved: { ...saved(), help_now }, dose: null };
  },
  skip: () => {
    scene.today.close_next = null;
    answer(scene.today.card, { state: "skipped" });
    return saved();
  },
  snooze: ({ minutes }) => {
    const until = scene.today.now + (minutes as number) * 60;
    if (scene.today.card) scene.today.card.snoozed_until = until;
    return saved();
  },
  correct: ({ request }) => {
    const { to } = request as CorrectRequest;
    if (to.kind !== "taken") return { kind: "saved", saved: saved(), dose: null };
    if (to.at?.includes(":") === false) fail({ code: "time_invalid" });
    const help_now = Number(to.amount) >= 10;
    return { kind: "saved", saved: { ...saved(), help_now }, dose: null };
  },
  undo: () => {
    const card = scene.today.card;
    if (card) Object.assign(card, { state: "due", taken: null, can_take: true, operation: null });
    return saved();
  },
  plan: () => scene.plan,
  settings: () => ({ ...scene.settings }),
  set_settings: ({ settings }) => {
    scene.settings = settings as Settings;
    return saved();
  },
  travel: () => scene.travel,
  answer_travel: ({ mode }) => {
    scene.travel.mode = mode as TravelMode;
    scene.today.travel = null;
    return saved();
  },
  keep_close: () => {
    scene.today.close_next = null;
    return saved();
  },
  test_reminder: () => scene.test,
  evidence: () => evidenceOf(scene.today.reminders),
  start_at_login: () => scene.login,
  set_start_at_login: ({ on }) => {
    if (scene.fails) fail({ code: "login_start_failed" });
    scene.login = on as boolean;
    scene.today.reminders.warnings = scene.today.reminders.warnings.filter(
      ({ kind }) => kind !== "not_at_login",
    );
    return null;
  },
  set_quiet: ({ minutes }) => {
    const now = Date.now() / 1000;
    scene.settings.quiet_until = minutes === null ? null : now + (minutes as number) * 60;
    return saved();
  },
  notices: () => ({ failed: null, help_now: false }),
  about: () => ({ version: "0.1.0", data_folder: "/home/example/.local/share/ldn-companion" }),
  quit: () => null,
};

export async function invoke<T>(command: string, args: Args = {}): Promise<T> {
  asked.push({ command, args: structuredClone(args) });
  await slow();
  const run = commands[command];
  if (run === undefined) throw new Error(`no such command: ${command}`);
  return run(args) as T;
}
