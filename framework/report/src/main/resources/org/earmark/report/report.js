(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const element = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };
  const data = JSON.parse(byId("chart-data").textContent);
  root.classList.add("scripted");

  // Colours: distinct for the common kinds of colour blindness, in pairs for light and dark paper.
  const PALETTES = {
    light: ["#0b5f8a", "#c2540a", "#1c7a4f", "#97438f", "#8f6b00", "#475563", "#b7304a", "#0f8797"],
    dark: ["#7cc0e8", "#f2a062", "#6fce9c", "#d596d0", "#dcbb57", "#b3bec9", "#f28b9b", "#66cfdd"],
  };
  const DASHES = ["solid", "dashed", "dotted"];
  let printing = false;
  const isDark = () => !printing && (root.dataset.theme
    ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const colour = (group) => PALETTES[isDark() ? "dark" : "light"][group % 8];
  const dash = (group) => DASHES[Math.floor(group / 8) % 3];
  const variable = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const escapeHtml = (text) => echarts.format.encodeHTML(text);

  // ---- which configurations are drawn

  const lastOf = (values) => values.length ? values[values.length - 1] : NaN;
  const shown = new Set(initiallyShown());

  function initiallyShown() {
    const groups = data.groups.map((_, index) => index);
    if (groups.length <= 8) return groups;
    // Baselines and what differs from them; then the order of the grid, because nothing else is ranked.
    return [...new Set([...data.baselines.slice(0, 2), ...data.decided, ...groups])].slice(0, 6);
  }

  function lineSample(group) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("width", "22");
    svg.setAttribute("height", "8");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(space, "line");
    Object.entries({ x1: 1, x2: 21, y1: 4, y2: 4, "stroke-width": 2.4, stroke: colour(group) })
      .forEach(([name, value]) => line.setAttribute(name, value));
    if (dash(group) !== "solid") line.setAttribute("stroke-dasharray", dash(group) === "dashed" ? "6 3" : "2 3");
    svg.append(line);
    return svg;
  }

  function buildSeriesList() {
    const list = element("div", { className: "list" });
    data.groups.forEach((name, group) => {
      const box = element("input", { type: "checkbox", checked: shown.has(group) });
      box.addEventListener("change", () => {
        if (box.checked) shown.add(group); else shown.delete(group);
        drawAll();
      });
      list.append(element("label", {}, box, lineSample(group), element("span", { textContent: name })));
    });
    const field = byId("series");
    all(".list, .tools", field).forEach((old) => old.remove());
    field.append(list);
    if (data.groups.length > 8) {
      const choose = (text, groups) => {
        const button = element("button", { type: "button", className: "quiet", textContent: text });
        button.addEventListener("click", () => {
          shown.clear();
          groups().forEach((group) => shown.add(group));
          buildSeriesList();
          drawAll();
        });
        return button;
      };
      field.append(element("div", { className: "tools" },
        choose("Decided and baseline", initiallyShown),
        choose("All " + data.groups.length, () => data.groups.map((_, index) => index)),
        choose("None", () => [])));
    }
  }

  // ---- charts

  let measure = data.measures[data.primaryMetric] ? data.primaryMetric : Object.keys(data.measures)[0];
  let part = data.latency.train ? "train" : "evaluate";
  const charts = new Map();

  function axisStyle() {
    return {
      axisLine: { lineStyle: { color: variable("--faint") } },
      axisTick: { lineStyle: { color: variable("--rule") } },
      axisLabel: { color: variable("--soft"), fontSize: 12, hideOverlap: true },
      nameTextStyle: { color: variable("--soft"), fontSize: 12 },
      splitLine: { lineStyle: { color: variable("--rule"), width: 1 } },
    };
  }

  function frame(name, xAxis, formatter) {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 4, right: 18, top: 16, bottom: 30, containLabel: true },
      xAxis: { name, nameLocation: "middle", nameGap: 28, ...axisStyle(), splitLine: { show: false }, ...xAxis },
      yAxis: { type: "value", scale: true, splitNumber: 5, ...axisStyle(), axisLine: { show: false } },
      tooltip: {
        trigger: "axis", confine: true, transitionDuration: 0, formatter,
        axisPointer: { lineStyle: { color: variable("--faint") } },
        backgroundColor: variable("--raised"), borderColor: variable("--rule"),
        textStyle: { color: variable("--ink"), fontSize: 12.5 },
      },
      series: [],
    };
  }

  const number = (value) => value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5)
    ? String(Number(value.toPrecision(4))) : value.toExponential(2);

  function swatchHtml(group) {
    return '<span style="display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.5em;background:'
      + colour(group) + '"></span>';
  }

  function tip(title, lines) {
    const most = 12;
    const rows = lines.sort((a, b) => b.value - a.value).slice(0, most)
      .map((line) => swatchHtml(line.group) + escapeHtml(line.label) + "&ensp;<b>" + escapeHtml(line.text) + "</b>");
    if (lines.length > most) rows.push("and " + (lines.length - most) + " more");
    return "<div>" + escapeHtml(title) + "</div>" + rows.join("<br>");
  }

  const bandName = (band) => band.unfinished || data.groups[band.group];
  const visible = (bands) => bands.filter((band) => shown.has(band.group));

  function bandOption(bands) {
    const drawn = visible(bands);
    const epochs = [...new Set(drawn.flatMap((band) => band.x))].sort((a, b) => a - b);
    const at = new Map(epochs.map((epoch, index) => [epoch, index]));
    const aligned = (band, values) => {
      const row = new Array(epochs.length).fill(null);
      band.x.forEach((epoch, index) => { row[at.get(epoch)] = values(index); });
      return row;
    };
    const option = frame("epoch", { type: "category", boundaryGap: epochs.length === 1, data: epochs }, (points) => {
      const position = points.length ? points[0].dataIndex : 0;
      const lines = drawn.filter((band) => band.x.includes(epochs[position])).map((band) => {
        const i = band.x.indexOf(epochs[position]);
        const range = band.low.length ? " (" + number(band.low[i]) + " to " + number(band.high[i]) + ")" : "";
        return { group: band.group, label: bandName(band), value: band.mean[i], text: number(band.mean[i]) + range };
      });
      return tip("epoch " + epochs[position], lines);
    });
    drawn.forEach((band, index) => {
      const common = { type: "line", symbol: "none", connectNulls: true, silent: true, color: colour(band.group) };
      if (band.low.length) {
        const stack = "band" + index;
        option.series.push(
          { ...common, name: stack + "-low", stack, stackStrategy: "all", lineStyle: { opacity: 0 },
            data: aligned(band, (i) => band.low[i]) },
          { ...common, name: stack + "-high", stack, stackStrategy: "all", lineStyle: { opacity: 0 },
            areaStyle: { color: colour(band.group), opacity: isDark() ? 0.2 : 0.14 },
            data: aligned(band, (i) => band.high[i] - band.low[i]) });
      }
      option.series.push({
        ...common, name: bandName(band), z: 3, data: aligned(band, (i) => band.mean[i]),
        showSymbol: epochs.length === 1, symbol: epochs.length === 1 ? "circle" : "none", symbolSize: 7,
        lineStyle: band.unfinished
          ? { width: 1.2, type: "dashed", opacity: 0.8 } : { width: 2, type: dash(band.group) },
      });
    });
    return option;
  }

  function rateOption() {
    const drawn = data.learningRates.filter((curve) => curve.groups.some((group) => shown.has(group)));
    const option = frame("optimiser step", { type: "value", min: "dataMin", max: "dataMax" }, (points) => tip(
      "step " + (points.length ? points[0].axisValueLabel : ""),
      points.map((point) => {
        const curve = drawn[point.seriesIndex];
        return { group: firstShown(curve), label: rateName(curve), value: point.value[1], text: number(point.value[1]) };
      })));
    option.yAxis.axisLabel.formatter = (value) => value === 0 || Math.abs(value) >= 0.01
      ? number(value) : Number(value.toPrecision(3)).toExponential();
    option.yAxis.scale = false;
    drawn.forEach((curve) => option.series.push({
      type: "line", name: rateName(curve), symbol: "none", color: colour(firstShown(curve)),
      lineStyle: { width: 2, type: dash(firstShown(curve)) },
      data: curve.x.map((x, index) => [x, curve.y[index]]),
    }));
    return option;
  }

  const firstShown = (curve) => curve.groups.find((group) => shown.has(group)) ?? curve.groups[0];
  function rateName(curve) {
    const names = curve.groups.filter((group) => shown.has(group)).map((group) => data.groups[group]);
    return names.length > 2 ? names[0] + " and " + (names.length - 1) + " more" : names.join("; ");
  }

  function curveOption(curves, xAxis, name, title, smooth) {
    const drawn = curves.filter((curve) => shown.has(curve.group));
    const option = frame(name, xAxis, (points) => tip(title(points.length ? points[0].value[0] : 0),
      points.map((point) => {
        const curve = drawn[point.seriesIndex];
        return { group: curve.group, label: data.groups[curve.group], value: point.value[1], text: number(point.value[1]) };
      })));
    drawn.forEach((curve) => option.series.push({
      type: "line", name: data.groups[curve.group], symbol: "none", color: colour(curve.group), smooth,
      lineStyle: { width: 2, type: dash(curve.group) }, data: curve.x.map((x, index) => [x, curve.y[index]]),
    }));
    return option;
  }

  const precisionCurves = () => Object.entries(data.precisions).map(([group, y]) => (
    { group: Number(group), x: y.map((_, index) => index / (y.length - 1)), y }));
  const quantile = (inverse) => Number((100 * (1 - 1 / inverse)).toFixed(5)) + " %";

  function drawFurther() {
    if (byId("chart-precision")) {
      draw("chart-precision", "Precision over recall of " + [...shown].slice(0, 8).map((g) => data.groups[g]).join("; "),
        curveOption(precisionCurves(), { type: "value", min: 0, max: 1 }, "recall", (x) => "recall " + number(x), false));
    }
    if (byId("chart-latency")) {
      const option = curveOption(data.latency[part] || [], { type: "log", logBase: 10,
        axisLabel: { ...axisStyle().axisLabel, formatter: quantile } }, "share of steps", quantile, false);
      option.yAxis.scale = false;
      draw("chart-latency", "Times of steps by percentile, " + part, option);
    }
  }

  function draw(id, description, option) {
    const node = byId(id);
    if (!node) return;
    if (!option.series.length) {
      if (charts.has(id)) { charts.get(id).dispose(); charts.delete(id); }
      node.replaceChildren(element("p", { className: "empty", textContent: "Nothing to draw yet." }));
      node.removeAttribute("role");
      return;
    }
    if (!charts.has(id)) {
      node.replaceChildren();
      charts.set(id, echarts.init(node, null, { renderer: "svg" }));
    }
    charts.get(id).setOption(option, { notMerge: true });
    node.setAttribute("role", "img");
    node.setAttribute("aria-label", description);
  }

  function describe(title, bands) {
    const lines = visible(bands).slice(0, 8).map((band) => bandName(band) + " ends at " + number(lastOf(band.mean)));
    return title + ". " + lines.join("; ") + ".";
  }

  function drawAll() {
    const bands = data.measures[measure] || [];
    draw("chart-loss", describe("Training loss per epoch", data.trainLoss), bandOption(data.trainLoss));
    draw("chart-measure", describe(measure + " on the test part per epoch", bands), bandOption(bands));
    draw("chart-rate", "Learning rate per optimiser step of " + [...shown].map((g) => data.groups[g]).slice(0, 8).join("; "),
      rateOption());
    drawParallel();
    drawFurther();
    all("details.numbers[open]").forEach(fillNumbers);
    all("[data-swatch]").forEach((node) => { node.style.background = colour(Number(node.dataset.swatch)); });
  }

  // ---- parallel coordinates: one line per configuration over its places on the axes to its metric

  function svgNode(tag, attributes, text) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function drawParallel() {
    const host = byId("parallel");
    if (!host || !data.places) return;
    const axes = data.axes;
    const drawn = data.places.map((place, group) => ({ place, group, score: data.scores[group] }))
      .filter((line) => shown.has(line.group) && line.score !== null);
    const width = Math.max(320, host.clientWidth);
    const height = Math.max(260, 26 * Math.max(...axes.map((axis) => axis.values.length)) + 60);
    const svg = svgNode("svg", { viewBox: "0 0 " + width + " " + height, height, role: "img" });
    const left = 8;
    const column = (width - left - 90) / Math.max(1, axes.length);
    const x = (index) => left + index * column;
    const y = (share) => 34 + (1 - share) * (height - 54);
    const scores = drawn.map((line) => line.score);
    const low = Math.min(...scores);
    const span = Math.max(...scores) - low || 1;
    const shareOf = (axis, value) => axis.values.length === 1 ? 0.5 : 1 - axis.values.indexOf(value) / (axis.values.length - 1);
    drawn.forEach((line) => {
      const points = axes.map((axis, index) => [x(index), y(shareOf(axis, line.place[index]))]);
      points.push([x(axes.length), y((line.score - low) / span)]);
      const path = svgNode("path", { class: "line", stroke: colour(line.group), d: "M" + points.map((p) => p.map((v) => v.toFixed(1)).join(" ")).join("L") });
      path.append(svgNode("title", {}, data.groups[line.group] + ": " + number(line.score)));
      svg.append(path);
    });
    [...axes.map((axis) => axis.path), data.primaryMetric].forEach((name, index) => {
      svg.append(svgNode("line", { class: "axis", x1: x(index), x2: x(index), y1: y(0), y2: y(1) }));
      const most = Math.max(6, Math.floor(column / 7));
      svg.append(svgNode("text", { x: x(index), y: 16 }, name.length > most ? name.slice(0, most - 1) + "…" : name));
      if (index < axes.length) {
        axes[index].values.slice(0, 40).forEach((value) => {
          const text = value.length > most ? value.slice(0, most - 1) + "…" : value;
          const label = svgNode("text", { x: x(index) + 6, y: y(shareOf(axes[index], value)) - 4 }, text);
          label.append(svgNode("title", {}, value));
          svg.append(label);
        });
      } else if (drawn.length) {
        svg.append(svgNode("text", { x: x(index) + 6, y: y(1) + 4 }, number(low + span)));
        svg.append(svgNode("text", { x: x(index) + 6, y: y(0) + 4 }, number(low)));
      }
    });
    svg.setAttribute("aria-label", "Mean " + data.primaryMetric + " of configurations by their places on the axes. "
      + drawn.slice(0, 8).map((line) => data.groups[line.group] + ": " + number(line.score)).join("; ") + ".");
    host.replaceChildren(svg);
  }

  // ---- the numbers behind a chart, for those who cannot or do not want to see it

  function fillNumbers(details) {
    all(".scroll", details).forEach((old) => old.remove());
    const rate = details.dataset.chart === "chart-rate";
    const further = { "chart-precision": precisionCurves(), "chart-latency": data.latency[part] || [] }[details.dataset.chart];
    const columns = further
      ? further.filter((curve) => shown.has(curve.group))
        .map((curve) => ({ name: data.groups[curve.group], x: curve.x, text: (i) => number(curve.y[i]) }))
      : rate
      ? data.learningRates.filter((curve) => curve.groups.some((group) => shown.has(group)))
        .map((curve) => ({ name: rateName(curve), x: curve.x, text: (i) => number(curve.y[i]) }))
      : visible(details.dataset.chart === "chart-loss" ? data.trainLoss : data.measures[measure] || []).map((band) => ({
        name: bandName(band), x: band.x,
        text: (i) => number(band.mean[i]) + (band.low.length ? " (" + number(band.low[i]) + "–" + number(band.high[i]) + ")" : ""),
      }));
    const steps = [...new Set(columns.flatMap((column) => column.x))].sort((a, b) => a - b);
    const head = element("tr", {}, element("th", { scope: "col", textContent: rate ? "step"
      : details.dataset.chart === "chart-precision" ? "recall" : further ? "1 / (1 − share)" : "epoch" }),
      ...columns.map((column) => element("th", { scope: "col", className: "number", textContent: column.name })));
    const places = columns.map((column) => new Map(column.x.map((step, index) => [step, index])));
    const rows = steps.map((step) => element("tr", {}, element("th", { scope: "row", textContent: step }),
      ...columns.map((column, c) => element("td", {
        className: "number", textContent: places[c].has(step) ? column.text(places[c].get(step)) : "",
      }))));
    const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
    const scroll = element("div", { className: "scroll", tabIndex: 0 }, table);
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", "Numbers of the chart");
    details.append(scroll);
  }

  function buildMeasures() {
    Object.keys(data.measures).forEach((name) => {
      const input = element("input", { type: "radio", name: "measure", value: name, checked: name === measure });
      input.addEventListener("change", () => { measure = name; drawAll(); });
      byId("measures").append(element("label", {}, input, element("span", { textContent: name })));
    });
  }

  function buildParts() {
    const host = byId("parts");
    if (!host) return;
    Object.keys(data.latency).forEach((name) => {
      const input = element("input", { type: "radio", name: "part", value: name, checked: name === part });
      input.addEventListener("change", () => { part = name; drawAll(); });
      host.append(element("label", {}, input, element("span", { textContent: name })));
    });
  }

  // ---- tables as text for papers and notes: what is shown, exact numbers where the page has them

  function rowsOf(table) {
    return all("tr", table).filter((row) => !row.closest("tbody[hidden]")).map((row) => all("th,td", row).flatMap((cell) => {
      const exact = cell.querySelector(":scope > data, :scope > .score > data");
      const clone = cell.cloneNode(true);
      all("svg, button, script", clone).forEach((node) => {
        node.replaceWith(node.tagName === "BUTTON" && row.closest("thead") ? node.textContent : node.getAttribute("aria-label") && node.tagName !== "BUTTON" ? node.getAttribute("aria-label") : "");
      });
      all(".under", clone).forEach((node) => node.prepend(" ; "));
      const text = clone.textContent.replace(/\s+/g, " ").replace(/ ; /g, "; ").replace(/^; /, "").trim();
      return [{ text, exact: exact && !cell.querySelector(".under, .spread") ? exact.value : text },
        ...new Array(Math.max(0, cell.colSpan - 1)).fill({ text: "", exact: "" })];
    }));
  }

  const quoted = (text) => '"' + (/^[=+@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""') + '"';
  const FORMATS = {
    CSV: (rows) => rows.map((row) => row.map((cell) => quoted(cell.exact)).join(",")).join("\r\n"),
    Markdown: (rows) => rows.map((row, index) => {
      const line = "| " + row.map((cell) => cell.text.replaceAll("|", "\\|")).join(" | ") + " |";
      return index === 0 ? line + "\n|" + row.map(() => "---|").join("") : line;
    }).join("\n"),
    LaTeX: (rows) => {
      const names = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
        "−": "$-$", "±": "$\\pm$", "–": "--", "×": "$\\times$", "∞": "$\\infty$" };
      const safe = (text) => text.replace(/[\\~^−±–×∞&%$#_{}]/g, (c) => names[c] ?? "\\" + c);
      const lines = rows.map((row) => row.map((cell) => safe(cell.text)).join(" & ") + " \\\\");
      return "\\begin{tabular}{" + "l".repeat(Math.max(...rows.map((row) => row.length))) + "}\n\\hline\n" + lines[0]
        + "\n\\hline\n" + lines.slice(1).join("\n") + "\n\\hline\n\\end{tabular}";
    },
  };

  function copy(text, done) {
    const area = element("textarea", { value: text, readOnly: true });
    area.className = "sr";
    document.body.append(area);
    area.select();
    // The older way works in pages opened from a file, where the newer one is not offered everywhere.
    const copied = document.execCommand("copy");
    area.remove();
    done(copied);
  }

  function wireCopies() {
    all("table[data-copy]").forEach((table) => {
      const tools = element("div", { className: "tools copies" }, element("span", { className: "aside", textContent: "Copy as" }));
      const said = element("span", { className: "aside" });
      said.setAttribute("role", "status");
      Object.entries(FORMATS).forEach(([name, format]) => {
        const button = element("button", { type: "button", className: "quiet", textContent: name });
        button.setAttribute("aria-label", "Copy " + table.dataset.copy + " as " + name);
        button.addEventListener("click", () => {
          const text = format(rowsOf(table));
          root.dataset.copied = text;
          copy(text, (done) => { said.textContent = done ? "Copied." : "The browser did not allow it."; });
        });
        tools.append(button);
      });
      tools.append(said);
      (table.closest(".scroll") ?? table).after(tools);
    });
  }

  // ---- the table of results

  function setOpen(group, open) {
    group.classList.toggle("open", open);
    group.querySelector(".expand").setAttribute("aria-expanded", String(open));
  }

  function wireResults() {
    const table = byId("result-table");
    const groups = () => all("tbody.group", table);
    table.addEventListener("click", (event) => {
      const button = event.target.closest(".expand");
      if (button) setOpen(button.closest("tbody"), !button.closest("tbody").classList.contains("open"));
    });
    byId("open-all").addEventListener("click", (event) => {
      const open = event.currentTarget.getAttribute("aria-pressed") !== "true";
      event.currentTarget.setAttribute("aria-pressed", String(open));
      groups().forEach((group) => setOpen(group, open));
    });
    const filter = byId("result-filter");
    if (filter) {
      filter.addEventListener("input", () => {
        const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
        groups().forEach((group) => {
          const text = group.querySelector(".group-row").textContent.toLowerCase();
          group.hidden = !words.every((word) => text.includes(word));
        });
      });
    }
    all("th.sortable", table).forEach((head) => {
      const button = element("button", { type: "button", textContent: head.textContent });
      button.addEventListener("click", () => sortBy(table, head));
      head.replaceChildren(button);
    });
    byId("csv").addEventListener("click", () => saveCsv(table));
  }

  function sortBy(table, head) {
    const column = [...head.parentNode.children].indexOf(head);
    const ascending = head.getAttribute("aria-sort") === (head.classList.contains("number") ? "descending" : "none")
      || (!head.hasAttribute("aria-sort") && !head.classList.contains("number"))
      || head.getAttribute("aria-sort") === "descending";
    all("th", head.parentNode).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const key = (group) => {
      const cell = group.querySelector(".group-row").children[column];
      const value = cell.querySelector("data");
      return value ? Number(value.value) : head.classList.contains("number") ? NaN : cell.textContent.trim();
    };
    const rows = all("tbody.group", table).map((group) => ({ group, key: key(group) }));
    const order = (a, b) => typeof a.key === "string"
      ? a.key.localeCompare(b.key, "en", { numeric: true }) : a.key - b.key;
    rows.sort((a, b) => Number.isNaN(a.key) ? 1 : Number.isNaN(b.key) ? -1 : ascending ? order(a, b) : order(b, a));
    table.append(...rows.map((row) => row.group));
  }

  function saveCsv(table) {
    // A leading sign of a formula would be run by spreadsheets; numbers are written as they are.
    const quote = (text) => '"' + (/^[=+@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""') + '"';
    const heads = all("thead th", table).map((head) => head.textContent.trim());
    const axes = heads.slice(0, heads.length - 2 - table.querySelector(".cell-row").querySelectorAll("td").length + 2);
    const metrics = heads.slice(axes.length, heads.length - 2);
    const lines = [["cell", ...axes, "fold", "seed", "state", ...metrics].map(quote).join(",")];
    all("tbody.group", table).forEach((group) => {
      const place = all(".group-row th", group).map((cell) => cell.textContent.replace(/\s*baseline$/, "").trim());
      all(".cell-row", group).forEach((row) => {
        const where = Object.fromEntries(all(".where", row).map((node) => {
          const text = node.textContent;
          return [text.slice(0, text.indexOf(" ")), text.slice(text.indexOf(" ") + 1)];
        }));
        const values = all("td", row).slice(0, metrics.length).map((cell) => cell.querySelector("data")?.value ?? "");
        lines.push([...[row.dataset.cell, ...place, where.fold ?? "", where.seed ?? "",
          row.querySelector(".state").textContent].map(quote), ...values].join(","));
      });
    });
    const link = element("a", {
      href: URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv" })),
      download: document.querySelector("h1").textContent.replace(/[^\w.-]+/g, "_") + ".csv",
    });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // ---- page

  function wireTheme() {
    const button = byId("theme");
    const themes = ["system", "light", "dark"];
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme || "system") + 1) % 3];
      if (next === "system") delete root.dataset.theme; else root.dataset.theme = next;
      button.textContent = "Colours: " + next;
      button.setAttribute("aria-label", "Colours: " + (next === "system" ? "as the system" : next));
      repaint();
    });
  }

  function repaint() {
    buildSeriesList();
    drawAll();
  }

  function wireContents() {
    const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
    const watcher = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting)
      .forEach((entry) => {
        links.forEach((link) => link.removeAttribute("aria-current"));
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }), { rootMargin: "-10% 0px -75% 0px" });
    all("main section").forEach((section) => watcher.observe(section));
  }

  wireResults();
  wireTheme();
  buildMeasures();
  buildParts();
  wireCopies();
  buildSeriesList();
  drawAll();
  wireContents();
  all("details.numbers").forEach((details) => details.addEventListener("toggle", () => {
    if (details.open) fillNumbers(details);
  }));
  new ResizeObserver(() => charts.forEach((chart) => chart.resize())).observe(document.querySelector(".charts"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  let opened = [];
  const printed = (starts) => {
    printing = starts;
    if (starts) opened = all("details:not([open]):not(.numbers)");
    opened.forEach((details) => { details.open = starts; });
    repaint();
    charts.forEach((chart) => chart.resize());
  };
  addEventListener("beforeprint", () => printed(true));
  addEventListener("afterprint", () => printed(false));
  root.dataset.ready = "true";
})();
