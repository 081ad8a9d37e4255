/** Charts as SVG: geometry worked out here, drawn by templates, coloured by the style sheet. */
package dk.fristvagt.api.page.chart;
