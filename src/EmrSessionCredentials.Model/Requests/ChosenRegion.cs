namespace EmrSessionCredentials.Identity;

/// <summary>The region that is called, and why that one.</summary>
/// <param name="SystemName">For instance <c>eu-west-1</c>; always a single host name label.</param>
/// <param name="Source">Where it came from, for instance <c>AWS_REGION</c>.</param>
/// <param name="UsesFips">
/// Whether the region was named as one of FIPS endpoints, for instance <c>fips-us-east-1</c>.
/// </param>
internal sealed record ChosenRegion(string SystemName, string Source, bool UsesFips = false);
