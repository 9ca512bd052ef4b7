// Runs every case and prints one line of JSON for each.
import { cases } from "./cases.js";
import { sessionCases } from "./session-cases.js";

for (const [name, run] of Object.entries({ ...cases, ...sessionCases })) {
  let error = null;
  try {
    await run();
  } catch (caught) {
    error = caught.stack ?? String(caught);
  }
  console.log(JSON.stringify({ name, error }));
}
