using System;
using System.Reflection;
using System.Reflection.Emit;
using EmrSessionCredentials.Loader;

namespace EmrSessionCredentials.Tests.Loader;

/// <summary>Where the module cannot be imported, and the sentence that says so.</summary>
public sealed class RefusalTests
{
    private static readonly Version Own = typeof(Refusal).Assembly.GetName().Version!;

    [Theory]
    [InlineData("6.0.36")]
    [InlineData("7.0.20")]
    public void A_PowerShell_older_than_7_4_is_told_which_version_is_needed(string runtime) => Assert.Equal(
        $"EmrSessionCredentials needs PowerShell 7.4 or later, and this PowerShell runs on .NET {runtime[0]}.",
        Refusal.Find(Version.Parse(runtime), []));

    [Fact]
    public void Another_version_that_is_loaded_is_named() => Assert.Equal(
        $"EmrSessionCredentials 99.1.2 is loaded in this process; start a new session to use {Own.ToString(3)}.",
        Refusal.Find(new Version(8, 0), [Model(new Version(99, 1, 2, 0))]));

    [Fact]
    public void The_same_version_is_welcome_and_so_is_a_process_without_any()
    {
        Assert.Null(Refusal.Find(new Version(8, 0), [Model(Own), typeof(string).Assembly]));
        Assert.Null(Refusal.Find(new Version(10, 0), [typeof(string).Assembly]));
    }

    private static AssemblyBuilder Model(Version version) => AssemblyBuilder.DefineDynamicAssembly(
        new AssemblyName("EmrSessionCredentials.Model") { Version = version }, AssemblyBuilderAccess.Run);
}
