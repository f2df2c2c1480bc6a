// Made-up answers of the commands in src/ipc/steps.ts.
import type { DecreaseView } from "../src/generated/DecreaseView";
import type { StepsDraft } from "../src/generated/StepsDraft";
import type { Commands } from "./commands";
import { amount, saved, scene } from "./scenes";
import { checkOf } from "./stairs";

const decrease: DecreaseView = {
  date: "2026-10-04",
  from_mg: "3",
  to_mg: "2.5",
  before: {
    from: "2026-09-20",
    to: "2026-10-03",
    days: 12,
    needed: 4,
    counts: { vivid_dreams: 7, nightmares: 1, headache: 3, any: 9 },
  },
  after: {
    from: "2026-10-04",
    to: "2026-10-17",
    days: 11,
    needed: 4,
    counts: { vivid_dreams: 2, nightmares: 0, headache: 1, any: 4 },
  },
};

function answered() {
  for (const one of scene.plan.steps) one.proposal = null;
  scene.today.step = null;
  return saved();
}

export const steps: Commands = {
  check_steps: ({ draft }) => checkOf(draft as StepsDraft, amount),
  begin_steps: () => saved(),
  answer_step: () => answered(),
  end_steps: () => {
    scene.plan.steps = [];
    return answered();
  },
  decrease: () => decrease,
};
