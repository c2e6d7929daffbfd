"""Records into shapes, which templates draw as SVG: no markup here, and no colour."""
