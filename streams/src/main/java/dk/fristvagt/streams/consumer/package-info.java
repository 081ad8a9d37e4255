/** How threads of our own read topics beside the streams. Knows of no topic and no record. */
package dk.fristvagt.streams.consumer;
