/**
 * What the tests of an exercise are written with.
 *
 * <p>A test is a method with {@link interleave.testkit.Promise}; it takes a {@link interleave.testkit.Threads}, starts
 * the student's calls on threads of it, parks them at a {@link interleave.testkit.Gate} where it matters, and looks at
 * what the others do. No test sleeps: it waits until something has happened ({@code eventually}) or until nothing more
 * can happen ({@code settle}).
 */
package interleave.testkit;
