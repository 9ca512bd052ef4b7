// Draws a plot as SVG: node plot.mjs DATA.json OUT.svg
import { readFile, writeFile } from "node:fs/promises";
import * as echarts from "echarts";

const [, , data, out] = process.argv;
const plot = JSON.parse(await readFile(data, "utf8"));
const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 860, height: 480 });
const text = { fontFamily: "sans-serif", color: "#333" };
chart.setOption({
  animation: false,
  backgroundColor: "#fff", // readable on GitHub's dark pages too
  textStyle: text,
  title: { text: plot.title, left: "center", textStyle: { ...text, fontSize: 16 } },
  legend: { bottom: 0, textStyle: text },
  grid: { left: 70, right: 30, top: 50, bottom: 90 },
  xAxis: { type: "log", logBase: xBase(), name: plot.xAxis, nameLocation: "middle", nameGap: 28, min: "dataMin", max: "dataMax" },
  yAxis: { type: "value", name: plot.yAxis, min: 0 },
  series: plot.curves.map((curve) => ({
    type: "line",
    name: curve.name,
    data: curve.points,
    symbol: "circle",
    symbolSize: 6,
    lineStyle: { width: curve.name.startsWith("the module") ? 3 : 1.5 },
  })),
});
await writeFile(out, chart.renderToSVGString() + "\n");
chart.dispose();

// Ticks where the points are: powers of two for small numbers, of ten for large ones.
function xBase() {
  return Math.max(...plot.curves.flatMap((curve) => curve.points.map(([x]) => x))) > 1024 ? 10 : 2;
}
