// Follows the events of a class: each has one part of the page that has changed.
"use strict";
{
	const connection = document.getElementById("connection");
	const source = new EventSource(document.body.dataset.events);
	const split = text => [text.split("\n", 1)[0], text.slice(text.indexOf("\n") + 1)];

	const say = (text, isLost) => {
		connection.textContent = text;
		connection.classList.toggle("lost", isLost);
	};

	// a link that has the focus keeps it, although its row is another one
	const replace = (old, fresh) => {
		const focused = document.activeElement && old.contains(document.activeElement)
			? document.activeElement.getAttribute("href") : null;
		old.replaceWith(fresh);
		if (focused)
			[...fresh.querySelectorAll("a")].find(a => a.getAttribute("href") === focused)?.focus();
	};

	source.addEventListener("part", event => {
		const [id, html] = split(event.data);
		const template = document.createElement("template");
		template.innerHTML = html;
		const fresh = template.content.firstElementChild;
		const old = document.getElementById(id);
		if (old && old.outerHTML !== fresh.outerHTML)
			replace(old, fresh);
		else if (!old && fresh.tagName === "TR")
			document.getElementById("learners").append(fresh);
	});

	source.addEventListener("order", event => {
		const body = document.getElementById("learners");
		const ids = event.data.split("\n").filter(id => id);
		const focused = document.activeElement;
		for (const row of [...body.children])
			if (!ids.includes(row.id))
				row.remove();
		ids.forEach((id, place) => {
			const row = document.getElementById(id);
			if (row && body.children[place] !== row)
				body.insertBefore(row, body.children[place] || null);
		});
		if (focused && focused !== document.activeElement)
			focused.focus();
	});

	source.onopen = () => say("Live", false);
	source.onerror = () => say("No connection since " + new Date().toLocaleTimeString(), true);
}
