'use strict';

// Everything comes from this machine; the validator of swagger.io is not asked.
window.SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#contract',
  deepLinking: true,
  docExpansion: 'list',
  validatorUrl: null,
});
