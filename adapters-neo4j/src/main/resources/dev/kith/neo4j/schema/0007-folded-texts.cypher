// Earlier versions folded fewer letters. FoldedTexts folds the texts of users and rooms again.
