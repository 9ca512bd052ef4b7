namespace EmrSessionCredentials.Pester.Tests;

/// <summary>What became of one Pester test: passed when neither a failure nor a reason to skip is there.</summary>
internal sealed record PesterResult(string Name, string? Failure = null, string? SkipReason = null);
