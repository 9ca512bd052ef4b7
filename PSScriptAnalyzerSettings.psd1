@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Test data is made of plain strings on purpose, and test helpers start and stop things without asking.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        'PSUseShouldProcessForStateChangingFunctions'
        # -Credential is a session credential or AWS's here, as in AWS.Tools, not a user's login.
        'PSUsePSCredentialType'
        'PSAvoidUsingPlainTextForPassword'
        # One test names types in a text, to see that they are found at run time.
        'PSAvoidUsingInvokeExpression'
        # Files have no byte order mark. What Windows PowerShell reads is ASCII, which WindowsPowerShell.Tests.ps1 checks.
        'PSUseBOMForUnicodeEncodedFile'
        # The emulator is on this machine and speaks plain http; samples and tests hand it credentials.
        'PSAvoidUsingAllowUnencryptedAuthentication'
        # Pester's BeforeAll and It are separate script blocks to the analyser.
        'PSUseDeclaredVarsMoreThanAssignments'
        # Neither sees into script blocks that are handed on: to another runspace, or to a cmdlet that runs them.
        'PSReviewUnusedParameter'
        'PSUseUsingScopeModifierInNewRunspaces'
    )
}
