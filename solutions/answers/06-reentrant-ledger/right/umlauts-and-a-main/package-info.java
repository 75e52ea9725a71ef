/** Übung 6: das Hauptbuch. */
package interleave.reentrantledger;
