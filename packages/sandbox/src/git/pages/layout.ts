import type { ServerResponse } from 'node:http';
import { Html, html } from './html';

/** Sends a page. No script runs on it, nothing is loaded from elsewhere, nothing may frame it. */
export function sendPage(
  response: ServerResponse,
  status: number,
  page: { title: string; repository?: string; content: Html },
  headers: Record<string, string> = {},
) {
  response.writeHead(status, {
    'content-type': 'text/html;charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(layout(page).text);
}

function layout(page: {
  title: string;
  repository?: string;
  content: Html;
}): Html {
  const links = page.repository
    ? html`<a href="/${page.repository}">${page.repository}</a>
        <a href="/${page.repository}/pulls">Pull requests</a>`
    : '';
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Sandbox Git host</title>
        <link rel="stylesheet" href="/-/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <p class="banner" role="note">
          This is the <strong>local sandbox Git host</strong>. It stands in for
          your GitHub, GitLab, Azure DevOps or Gitea; nothing here leaves this
          machine.
        </p>
        <header>
          <nav aria-label="Repository">
            <a class="home" href="/">Sandbox Git</a> ${links}
          </nav>
        </header>
        <main id="content">${page.content}</main>
      </body>
    </html> `;
}
