using System;

namespace EmrSessionCredentials.Requests;

/// <summary>How to wait until something is ready.</summary>
/// <param name="Timeout">How long to go on asking.</param>
/// <param name="Interval">How long to wait between an answer and the next question.</param>
/// <param name="Report">Takes what each answer said, on any thread, for a progress bar.</param>
internal sealed record WaitOptions(TimeSpan Timeout, TimeSpan Interval, Action<string> Report);
