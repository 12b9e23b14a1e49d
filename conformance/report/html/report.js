// Filtering, and going from failure to failure: the page is complete without it.
(function () {
"use strict";
var form = document.getElementById("filter"), count = document.getElementById("count");
var rows = [].slice.call(document.querySelectorAll("tr[data-clause]"));
var clauses = rows.map(function (row) { return document.getElementById(row.dataset.clause); });
var rest = document.getElementById("c0");
var bad = ".case.failed, .case.error, .case.unexpected";

function own(element) {
	return element.searched || (element.searched = element.textContent.toLowerCase());
}

// Everything that was chosen, as an object and as the part of the address behind "#?".
function read() {
	return {
		verdicts: [].filter.call(form.verdict.length ? form.verdict : [form.verdict],
			function (box) { return box.checked; }).map(function (box) { return box.value; }),
		document: form.document.value,
		text: form.text.value.trim().toLowerCase()
	};
}

function remember(wanted) {
	var parts = wanted.verdicts.map(function (verdict) { return "verdict=" + verdict; });
	if (wanted.document)
		parts.push("document=" + wanted.document);
	if (wanted.text)
		parts.push("text=" + encodeURIComponent(wanted.text));
	if (parts.length || location.hash.indexOf("#?") === 0)
		try { history.replaceState(null, "", "#" + (parts.length ? "?" + parts.join("&") : "")); } catch (e) { }
}

function clear() {
	[].forEach.call(form.querySelectorAll("[name=verdict]"), function (box) { box.checked = false; });
	form.document.value = form.text.value = "";
}

function recall() {
	if (location.hash.indexOf("#?") !== 0)
		return;
	clear();
	location.hash.slice(2).split("&").forEach(function (part) {
		var at = part.indexOf("="), name = part.slice(0, at), value = part.slice(at + 1);
		try { value = decodeURIComponent(value); } catch (e) { }
		if (name === "verdict")
			[].forEach.call(form.querySelectorAll("[name=verdict]"), function (box) {
				box.checked = box.checked || box.value === value;
			});
		else if (name === "document" || name === "text")
			form[name].value = value;
	});
}

// Show the cases of a clause that are wanted; returns how many.
function filterCases(clause, wanted, byText) {
	var shown = 0;
	[].forEach.call(clause.querySelectorAll("[data-verdict]"), function (item) {
		var fits = (!wanted.verdicts.length || wanted.verdicts.indexOf(item.dataset.verdict) >= 0) &&
			(!byText || own(item).indexOf(wanted.text) >= 0);
		item.hidden = !fits;
		shown += fits;
	});
	[].forEach.call(clause.querySelectorAll(".lines"), function (lines) {
		lines.hidden = !!lines.querySelector("li") && !lines.querySelector("li:not([hidden])");
	});
	[].forEach.call(clause.querySelectorAll(".cell"), function (cell) {
		cell.hidden = !cell.querySelector("[data-verdict]:not([hidden])");
	});
	return shown;
}

function hasVerdict(row, wanted) {
	var verdicts = row.dataset.verdicts.split(" ");
	return !wanted.verdicts.length || wanted.verdicts.some(function (verdict) {
		return verdicts.indexOf(verdict) >= 0;
	});
}

function filterClause(row, clause, wanted) {
	var fits = (!wanted.document || row.dataset.document === wanted.document) && hasVerdict(row, wanted);
	// a clause that has the text itself shows all of its cases
	var byText = wanted.text && own(row).indexOf(wanted.text) < 0;
	var shown = fits ? filterCases(clause, wanted, byText) : 0;
	row.hidden = clause.hidden = !fits || (byText && !shown);
	return shown;
}

// Headings whose rows are all hidden go, too.
function hideEmpty() {
	[].forEach.call(document.querySelectorAll(".matrix tbody"), function (body) {
		body.hidden = !body.querySelector("tr[data-clause]:not([hidden])");
	});
	[].forEach.call(document.querySelectorAll(".document"), function (part) {
		part.hidden = !part.querySelector("tr[data-clause]:not([hidden])");
	});
	[].forEach.call(document.querySelectorAll("h3[data-document]"), function (heading) {
		heading.hidden = !document.querySelector(".clause[data-document=" + heading.dataset.document + "]:not([hidden])");
	});
}

function filter() {
	var wanted = read(), cases = 0, left;
	rows.forEach(function (row, i) { cases += filterClause(row, clauses[i], wanted); });
	if (rest)
		rest.hidden = !!wanted.document || !filterCases(rest, wanted, wanted.text);
	hideEmpty();
	left = rows.filter(function (row) { return !row.hidden; }).length;
	count.textContent = left + " of " + rows.length + " clauses, " + cases + " listed cases";
	remember(wanted);
}

function openTo(element) {
	for (; element; element = element.parentElement)
		if (element.tagName === "DETAILS")
			element.open = true;
}

function follow() {
	var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (!target)
		return;
	if (target.hidden || target.closest("[hidden]")) {
		clear();
		filter();
	}
	openTo(target);
	target.scrollIntoView();
}

// The nearest failure after (1) or before (-1) the one at hand.
function step(direction) {
	var all = [].filter.call(document.querySelectorAll(bad), function (item) {
		return !item.closest("[hidden]");
	});
	var here = document.activeElement && document.activeElement.closest(bad), at = all.indexOf(here), next;
	if (!all.length)
		return;
	next = all[at < 0 ? (direction > 0 ? 0 : all.length - 1) : (at + direction + all.length) % all.length];
	openTo(next);
	next.firstElementChild.focus();
	next.scrollIntoView();
}

function setAll(open) {
	[].forEach.call(document.querySelectorAll("details.case"), function (item) {
		item.open = open && !item.closest("[hidden]");
	});
}

var waiting;
form.hidden = false;
form.addEventListener("submit", function (event) { event.preventDefault(); });
form.addEventListener("input", function (event) {
	clearTimeout(waiting);
	waiting = setTimeout(filter, event.target.name === "text" ? 150 : 0);
});
form.addEventListener("reset", function (event) {
	event.preventDefault();
	clear();
	filter();
});
document.getElementById("next").addEventListener("click", function () { step(1); });
document.getElementById("previous").addEventListener("click", function () { step(-1); });
document.getElementById("open").addEventListener("click", function () { setAll(true); });
document.getElementById("close").addEventListener("click", function () { setAll(false); });
document.addEventListener("keydown", function (event) {
	if (!form.keys.checked || event.ctrlKey || event.altKey || event.metaKey ||
		/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName))
		return;
	if (event.key === "n")
		step(1);
	else if (event.key === "p")
		step(-1);
});
// browsers that cannot show the inside of closed blocks on paper
addEventListener("beforeprint", function () { setAll(true); });
addEventListener("hashchange", function () {
	if (location.hash.indexOf("#?") === 0) {
		recall();
		filter();
	} else {
		follow();
	}
});
recall();
filter();
follow();
}());
