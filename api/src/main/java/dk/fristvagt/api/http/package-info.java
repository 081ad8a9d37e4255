/** The service: {@link dk.fristvagt.api.http.ApiServer} and its routes. */
package dk.fristvagt.api.http;
