const STEPS = ['Webhook', 'Total > 1,000', 'Approval', 'POST order'];

/** A draft as a picture, about as the server draws it. */
export function picture(): string {
  const boxes = STEPS.map((label, index) => {
    const x = 12 + index * 158;
    const line = index === 0 ? '' : `<path d="M${x - 34} 40h26" stroke="#a5a79e" stroke-width="1.5"/><path d="m${x - 12} 36 5 4-5 4" fill="none" stroke="#a5a79e" stroke-width="1.5"/>`;
    return `${line}<rect x="${x}" y="18" width="122" height="44" rx="9" fill="#fff" stroke="#cfcec7"/><text x="${x + 61}" y="45" text-anchor="middle">${label.replace('>', '&gt;')}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="80" viewBox="0 0 640 80" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#1c1d1a">${boxes.join('')}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
