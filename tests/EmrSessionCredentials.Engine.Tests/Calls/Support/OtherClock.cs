using System;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>
/// An emulator whose clock is not the machine's. AWSSDK.Core remembers how far each endpoint's clock is off for as long as
/// the process lives, and a port that one test has given back is soon another test's: so such an emulator gets a host name
/// of its own, under which no emulator with the machine's clock is ever called.
/// </summary>
internal static class OtherClock
{
    internal static Uri Url(EmulatorHost emulator) => Url(emulator.Url);

    internal static Uri Url(Uri server) => new UriBuilder(server) { Host = "localhost" }.Uri;
}
