/** What the figures of the search bench mean, for docs/performance.md. */
export const SEARCH_MEANING = `What it means:

* A rare condition decides: its messages are found in one statement over all conversations, whatever else is asked for, and the time hardly grows with the messages.
* Where every condition is common, the conversations are gone through one by one, newest first, and each only as far as it can still add to the page. That grows with the conversations, not with the messages.`;
