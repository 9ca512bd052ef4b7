namespace EmrSessionCredentials.Tests.Identity;

/// <summary>
/// One server for every service the providers may call, for as long as the tests run. And one collection, because the
/// environment is the process's.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentCollection : ICollectionFixture<LoopbackServer>
{
    public const string Name = "environment";
}
