// Classifies examinations with the npm package isncsci: one JSON a line in, one JSON a line out.
// node classify.js FOLDER_WITH_NODE_MODULES
const { createRequire } = require("module");
const { ISNCSCI } = createRequire(process.argv[2] + "/")("isncsci");

for (const line of require("fs").readFileSync(0, "utf8").split("\n")) {
  if (!line) continue;
  const { classification, totals } = new ISNCSCI(JSON.parse(line));
  console.log(JSON.stringify({ classification, totals }));
}
